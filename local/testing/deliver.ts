import { randomUUID } from 'node:crypto';
import { applyChange } from '../../amplify/areas/effects/apply-change';
import { writersOf } from '../../amplify/areas/effects/writers';
import { bookingTasks } from '../../amplify/areas/booking/tasks';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { EffectWriters } from '../../amplify/kernel/effects/carry-out';
import type { LiveEffect, RowChange } from '../../amplify/kernel/effects/effect';
import type { Row } from '../../amplify/kernel/row';

/** Signs the links of tests. */
export const LINK_SECRET = 'a secret that is long enough for tests';

/** The effects function's writers, except its two calls to others: tasks run here, live changes are kept. */
export function localWriters(deps: CommandDeps, news: LiveEffect[] = []): EffectWriters {
  process.env['MANAGE_LINK_SECRET'] ??= LINK_SECRET;
  return {
    ...writersOf(deps),
    LIVE: (effects) => Promise.resolve(void news.push(...effects)),
    TASK: async ({ task, input }, { eventId }) => {
      const chosen = bookingTasks[task];
      if (chosen === undefined) throw new Error(`no task ${task}`);
      await chosen(deps, { task, input, requestId: `${eventId}#${task}` });
    },
  };
}

/** Carries out the effects of one change, as the effects function would. */
export const deliver = (deps: CommandDeps, change: RowChange): Promise<void> =>
  applyChange(deps, change, localWriters(deps));

/** The change of a visit that a command returned, as the stream would deliver it. */
export const visitChange = (before: object | null, after: object, eventId: string = randomUUID()): RowChange => ({
  ...{ model: 'Appointment', eventId },
  before: before as Row | null,
  after: after as Row,
});
