import type { ListedVisit } from '../../../../domain/booking/listed-visit';
import { FURTHEST_DAYS } from '../../../../domain/booking/policy';
import { isStillToCome } from '../../../../domain/calendar/broken';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { type LocalDate, addDays, isoWeekOf, localDateOf, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { readAppointmentsOfDay } from '../store/appointments';
import { readWeekSheets } from '../../calendar/facts';

const AT_ONCE = 10;

/** Days with taken cells, from today to the furthest day anyone can book, week by week. */
async function* takenDates(deps: CommandDeps, { timeZone }: Pick<ShopSettings, 'timeZone'>) {
  const today = localDateOf(deps.now, timeZone);
  const weeks = Array.from({ length: Math.ceil(FURTHEST_DAYS / 7) + 1 }, (_, ahead) =>
    isoWeekOf(addDays(today, ahead * 7)),
  );
  for (let first = 0; first < weeks.length; first += AT_ONCE) {
    const sheets = await Promise.all(weeks.slice(first, first + AT_ONCE).map((week) => readWeekSheets(deps, week)));
    const dates = sheets.flat().flatMap(({ date, busy }) => (busy.length > 0 && date >= today ? [date] : []));
    yield [...new Set(dates)].sort();
  }
}

/** The first day, from today on, with any time taken by a visit or a block; null if there is none. */
export async function firstTakenDate(
  deps: CommandDeps,
  settings: Pick<ShopSettings, 'timeZone'>,
): Promise<LocalDate | null> {
  for await (const [date] of takenDates(deps, settings)) if (date !== undefined) return date;
  return null;
}

/** Every future visit. Only days with taken cells are read: one key query per week, one index query per day. */
export async function visitsToCome(
  deps: CommandDeps,
  settings: Pick<ShopSettings, 'timeZone'>,
): Promise<ListedVisit[]> {
  const visits: ListedVisit[] = [];
  for await (const dates of takenDates(deps, settings)) {
    for (const date of dates) visits.push(...(await readAppointmentsOfDay(deps, date)));
  }
  return visits.filter((visit) => isStillToCome(visit, toMs(deps.now)));
}
