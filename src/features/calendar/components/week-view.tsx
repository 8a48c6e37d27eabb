import { Link } from 'react-router-dom';
import { bookedName, occupiesCells } from '../../../../domain/booking/appointment';
import { openSpans } from '../../../../domain/calendar/hours';
import { addDays, datesOfWeek, isoWeekOf } from '../../../../domain/shared/time';
import { ErrorState } from '../../../components/ui/error-state';
import { Skeleton } from '../../../components/ui/skeleton';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarShop } from '../api/get-calendar-shop';
import { type Clock, timeWords, whoseText } from '../calendar-words';
import { passesFilter, useCalendarPlace } from '../hooks/use-calendar-place';
import { useDays } from '../hooks/use-days';
import { StatusMark } from './status-mark';
import styles from './week-view.module.css';

interface WeekViewProps {
  date: string;
  today: string;
  shop: CalendarShop;
}

/** A week: a column for each day, its visits in order of time. */
export function WeekView({ date, today, shop }: WeekViewProps) {
  const { place, linkTo } = useCalendarPlace();
  const dates = datesOfWeek(isoWeekOf(date));
  const { days, isPending, error, retry } = useDays(dates);
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  if (error) return <ErrorState error={error} onRetry={retry} />;
  const shown = (day: string) =>
    (days.get(day) ?? [])
      .filter((visit) => occupiesCells(visit.status) && passesFilter(visit, place))
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const words = new Intl.DateTimeFormat(shop.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return (
    <div className={styles.scroller} role="region" aria-label="The week" tabIndex={0}>
      <div className={styles.week} aria-busy={isPending}>
        {dates.map((day) => {
          const visits = shown(day);
          const closed = openSpans(day, shop.hours, shop.timeZone).length === 0;
          return (
            <section
              key={day}
              className={styles.day}
              data-today={day === today || undefined}
              data-closed={closed || undefined}
            >
              <h2>
                <Link to={linkTo({ span: 'day', date: day === today ? null : day })}>
                  {words.format(new Date(`${day}T12:00:00Z`))}
                </Link>
                <span>{closed && visits.length === 0 ? 'Closed' : visits.length}</span>
              </h2>
              {isPending && <Skeleton height={64} />}
              <ol>
                {visits.map((visit) => (
                  <li key={visit.appointmentId}>
                    <WeekBlock {...{ visit, clock }} link={linkTo({ appointmentId: visit.appointmentId })} />
                  </li>
                ))}
              </ol>
            </section>
          );
        })}
      </div>
    </div>
  );
}

function WeekBlock({ visit, clock, link }: { visit: CalendarVisit; clock: Clock; link: { search: string } }) {
  return (
    <Link className={styles.block} to={link} data-appointment={visit.appointmentId} data-status={visit.status}>
      <span className={styles.time}>
        {timeWords(visit.startsAt, clock)} <StatusMark status={visit.status} iconOnly />
      </span>
      <bdi className={styles.plate}>{visit.vehiclePlate}</bdi>
      <bdi>{bookedName(visit)}</bdi>
      <bdi className={styles.customer}>{whoseText(visit)}</bdi>
    </Link>
  );
}

/** The day a week or a month later. */
export const shifted = (date: string, span: 'day' | 'week' | 'month', by: number): string => {
  if (span !== 'month') return addDays(date, by * (span === 'week' ? 7 : 1));
  const [year = 0, month = 1] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
};
