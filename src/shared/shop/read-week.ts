import { type CellHold, type DaySheet, parseDayResource } from '../../../domain/calendar/day-sheet';
import { request } from '../../lib/graphql';
import { jsonField } from '../../lib/json-field';

const WEEK = `query Week($week: String!, $nextToken: String) {
  listDaySheets(week: $week, limit: 100, nextToken: $nextToken) { items { week dayResource busy holds } nextToken }
}`;

type Holds = Readonly<Record<string, CellHold>>;

interface WeekAnswer {
  readonly listDaySheets: {
    readonly items: readonly ({
      week: string;
      dayResource: string;
      busy?: readonly (number | null)[] | null;
      holds?: Holds | string | null;
    } | null)[];
    readonly nextToken?: string | null;
  } | null;
}

/** The taken cells of a week: one key query, answered without a function; free times are computed from it here. */
export async function readWeek(week: string): Promise<DaySheet[]> {
  const sheets: DaySheet[] = [];
  let nextToken: string | null = null;
  do {
    const answer: WeekAnswer = await request<WeekAnswer>(WEEK, { week, nextToken }, 'public');
    for (const row of answer.listDaySheets?.items ?? []) {
      const key = row && parseDayResource(row.dayResource);
      if (!row || !key) continue;
      const busy = (row.busy ?? []).filter((cell) => cell !== null);
      sheets.push({ week, ...key, busy, holds: jsonField<Holds>(row.holds) ?? {} });
    }
    nextToken = answer.listDaySheets?.nextToken ?? null;
  } while (nextToken !== null);
  return sheets;
}
