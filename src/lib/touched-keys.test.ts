import { describe, expect, it } from 'vitest';
import { LIVE_TOPICS } from '../../domain/access/live';
import { keys } from './query-keys';
import { LIVE_KEYS, keysTouchedBy } from './touched-keys';

const begins = (key: readonly unknown[], start: readonly unknown[]) =>
  start.every((part, index) => key[index] === part);

describe('the reads that a change touches', () => {
  it.each(LIVE_TOPICS)('are among those that a reload repeats: %s', (topic) => {
    const touched = keysTouchedBy({ topic, id: 'x', on: '2026-09-07' });
    expect(touched).not.toHaveLength(0);
    for (const key of touched) {
      expect(
        LIVE_KEYS.some((start) => begins(key, start)),
        JSON.stringify(key),
      ).toBe(true);
    }
  });

  it('are one day for a visit that stays on it, and every day for one that moves', () => {
    expect(keysTouchedBy({ topic: 'APPOINTMENT', id: 'a', on: '2026-09-07' })).toContainEqual(keys.day('2026-09-07'));
    const moved = keysTouchedBy({ topic: 'APPOINTMENT', id: 'a', on: null });
    expect(moved).toContainEqual(keys.days);
    expect(moved).toContainEqual(keys.sheets);
  });

  it('never include the second step’s secret or the signed-in person', () => {
    for (const kept of [keys.actor, keys.email, keys.twoStep, keys.twoStepSecret]) {
      expect(LIVE_KEYS.some((start) => begins(kept, start))).toBe(false);
    }
  });
});
