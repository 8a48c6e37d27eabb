import type { Audience, LiveTopic } from '../../../domain/access/live';
import { type Row, textOf } from '../row';
import type { Age, LiveEffect, RowChange } from './effect';

/** How often a row was written. Rows that keep no count use their time: in milliseconds, which also only rises. */
const versionOf = (row: Row): number =>
  typeof row['version'] === 'number' ? row['version'] : Date.parse(textOf(row, 'updatedAt')) || 1;

/** How new a change is: a row that is gone is newer than it was while it existed. */
export function ageOf({ before, after }: RowChange): Age {
  const since = textOf(after ?? before ?? {}, 'createdAt');
  return { since, version: after === null ? versionOf(before ?? {}) + 1 : versionOf(after) };
}

interface News {
  readonly topic: LiveTopic;
  readonly id: string;
  readonly on?: string;
}

/** The news of a change for each of these audiences, once. */
export const newsFor = (
  change: RowChange,
  audiences: readonly Audience[],
  { topic, id, on }: News,
): readonly LiveEffect[] =>
  [...new Set(audiences)].map((audience) => ({
    ...{ effect: 'LIVE', audience, topic, id, version: ageOf(change).version },
    ...(on === undefined ? {} : { on }),
  }));
