import { Link } from 'react-router-dom';
import type { DaySheet } from '../../../../domain/calendar/day-sheet';
import { openSpans } from '../../../../domain/calendar/hours';
import { addDays, datesOfWeek, isoWeekOf } from '../../../../domain/shared/time';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import { useSheets } from '../../../shared/shop/use-shop';
import type { CalendarShop } from '../api/get-calendar-shop';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import styles from './month-view.module.css';

interface MonthViewProps {
  date: string;
  today: string;
  shop: CalendarShop;
  bayCount: number;
}

/** A month: the percentage of each day's bay time that is taken. Read from the day sheets, one key query per week. */
export function MonthView({ date, today, shop, bayCount }: MonthViewProps) {
  const { linkTo } = useCalendarPlace();
  const month = date.slice(0, 7);
  const weeks = weeksOf(month);
  const { sheets, isPending } = useSheets(weeks.flat());
  const taken = takenByDay(sheets);
  const openMinutes = (day: string) =>
    openSpans(day, shop.hours, shop.timeZone).reduce((sum, span) => sum + (span.endMs - span.startMs) / 60_000, 0);
  const weekday = new Intl.DateTimeFormat(shop.locale, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(shop.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  return (
    <div className={styles.month} aria-busy={isPending}>
      <div className={styles.names} aria-hidden="true">
        {weeks[0]?.map((day) => (
          <span key={day}>{weekday.format(noon(day))}</span>
        ))}
      </div>
      <ol>
        {weeks.flat().map((day) => {
          const open = openMinutes(day);
          const share = open === 0 ? 0 : Math.min(1, ((taken.get(day) ?? 0) * 15) / (open * Math.max(1, bayCount)));
          const words = open === 0 ? 'Closed' : `${Math.round(share * 100)} %`;
          return (
            <li key={day} data-outside={day.startsWith(month) ? undefined : true}>
              <Link
                className={styles.day}
                to={linkTo({ span: 'day', date: day === today ? null : day })}
                aria-current={day === today ? 'date' : undefined}
                data-closed={open === 0 || undefined}
              >
                <span aria-hidden="true">{Number(day.slice(8))}</span>
                <VisuallyHidden>{long.format(noon(day))}, </VisuallyHidden>
                <span className={styles.words}>{words}</span>
                {open > 0 && <span className={styles.bar} style={{ '--share': share } as React.CSSProperties} />}
              </Link>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(datesOfWeek(isoWeekOf(day))[0] ?? day, 7)) {
    weeks.push(datesOfWeek(isoWeekOf(day)));
  }
  return weeks;
}

/** Taken cells of all bays, by day. */
function takenByDay(sheets: readonly DaySheet[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { date, resourceKind, busy } of sheets) {
    if (resourceKind === 'BAY') taken.set(date, (taken.get(date) ?? 0) + busy.length);
  }
  return taken;
}
