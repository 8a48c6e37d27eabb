import { type LocalDate, addDays, isoWeekOf } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { saveTogether } from '../../../kernel/transaction';
import { clearEndedHolds } from '../../calendar/parts';
import { readWeekSheets } from '../../calendar/facts';

/** Removes ended holds from the sheets of whole weeks, so that sheets stay small. Returns how many sheets had any. */
export async function clearHolds(
  deps: CommandDeps,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<number> {
  let cleared = 0;
  const last = isoWeekOf(range.to);
  for (let date = range.from; isoWeekOf(date) <= last; date = addDays(date, 7)) {
    for (const sheet of await readWeekSheets(deps, isoWeekOf(date))) {
      const item = clearEndedHolds(deps, sheet);
      if (item !== null && (await saveTogether(deps, [item])).kind === 'SAVED') cleared += 1;
    }
  }
  return cleared;
}
