import { listDaySheets } from '../../../../amplify/areas/calendar/operations';
import { type CellHold, type DaySheet, parseDayResource } from '../../../../domain/calendar/day-sheet';
import { readAll } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

type Holds = Readonly<Record<string, CellHold>>;

/** The taken cells of a week: one key query, answered without a function; free times are computed from it here. */
export async function readWeek(week: string): Promise<DaySheet[]> {
  const rows = await readAll(listDaySheets, { week }, 'public');
  return rows.flatMap(({ dayResource, busy, holds }) => {
    const key = parseDayResource(dayResource);
    if (!key) return [];
    return [
      {
        week,
        ...key,
        busy: (busy ?? []).filter((cell) => cell !== null),
        holds: (jsonField(holds) as Holds | null) ?? {},
      },
    ];
  });
}
