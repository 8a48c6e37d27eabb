import type { EffectsOf } from '../../kernel/effects/effect';
import { newsFor } from '../../kernel/effects/news';
import { textOf } from '../../kernel/row';

/** The effects of closing or reopening time: calendars that show the day refresh. */
export const timeBlockEffects: EffectsOf = (change) => {
  const row = change.after ?? change.before ?? {};
  return newsFor(change, ['staff:calendar'], { topic: 'BLOCK', id: textOf(row, 'blockId'), on: textOf(row, 'date') });
};
