import { describe, expect, it } from 'vitest';
import { type EffectWriters, carryOut } from './carry-out';
import type { Effect, LiveEffect } from './effect';

const CHANGE = { model: 'Appointment', eventId: 'event-1', before: null, after: {} };
const about = { model: 'Appointment', id: 'a' };
const news: LiveEffect = { effect: 'LIVE', audience: 'staff:calendar', topic: 'APPOINTMENT', id: 'a', version: 1 };
const notice: LiveEffect = { effect: 'LIVE', audience: 'staff:notices', topic: 'NOTICE', id: 'n', version: 1 };
const EFFECTS = [
  news,
  { effect: 'TASK', area: 'booking', task: 'REGISTER', input: {} },
  { effect: 'TELL', kind: 'STAFF_BOOKED', about, facts: {} },
  { effect: 'FIGURE', about, axis: 'WORKED', since: '', version: 1, contribution: null },
] as const satisfies readonly Effect[];

/** Writers that keep a list of what they were asked for, and fail where they are told to. */
function writers(failsAt: readonly string[] = []): EffectWriters & { readonly done: string[] } {
  const done: string[] = [];
  const one = (name: string) => () => {
    done.push(name);
    return failsAt.includes(name) ? Promise.reject(new Error(`${name} is away`)) : Promise.resolve();
  };
  return {
    done,
    TELL: async () => {
      await one('TELL')();
      return [notice];
    },
    AUDIT: one('AUDIT'),
    INDEX: one('INDEX'),
    FIGURE: one('FIGURE'),
    LOG: one('LOG'),
    TASK: one('TASK'),
    LIVE: async (effects) => one(`LIVE ${effects.map(({ topic }) => topic).join()}`)(),
  };
}

describe('the effects of a change', () => {
  it('are written, then announced to open pages with the new notices, then the tasks begin', async () => {
    const all = writers();
    await carryOut(all, EFFECTS, CHANGE);
    expect(all.done).toEqual(['TELL', 'FIGURE', 'LIVE APPOINTMENT,NOTICE', 'TASK']);
  });

  it('are not held up by one that fails; the change counts as failed in the end', async () => {
    for (const failing of ['TELL', 'FIGURE', 'TASK']) {
      const all = writers([failing]);
      await expect(carryOut(all, EFFECTS, CHANGE)).rejects.toThrow(`${failing} is away`);
      expect(all.done.map((name) => name.split(' ')[0])).toEqual(['TELL', 'FIGURE', 'LIVE', 'TASK']);
    }
  });

  it('name every part that failed', async () => {
    const failed = carryOut(writers(['FIGURE', 'TASK']), EFFECTS, CHANGE);
    await expect(failed).rejects.toThrow('FIGURE is away; TASK is away');
  });

  it('tell open pages nothing when there is no news', async () => {
    const all = writers();
    await carryOut(all, [EFFECTS[3]], CHANGE);
    expect(all.done).toEqual(['FIGURE']);
  });
});
