import type { Actor } from '../../../../domain/access/permissions';
import { ErrorState } from '../../../components/ui/error-state';
import { calendarActor, useCalendar } from '../hooks/use-calendar';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import { useNow } from '../hooks/use-now';
import { CalendarDay } from './calendar-day';
import { CalendarSkeleton } from './calendar-skeleton';
import { NotSetUp } from './not-set-up';
import styles from './calendar-page.module.css';

/** The staff's first screen: the to-do strip, the day, and beside it the chosen appointment. */
export function CalendarPage({ actor }: { actor: Actor }) {
  const { place } = useCalendarPlace();
  const nowMs = useNow();
  const { shop, bays, staff, appointments, today, shownDate, error, retry } = useCalendar(place.date, nowMs);
  if (shop === null) return <NotSetUp actor={actor} />;
  if (error && !(shop && bays && staff && appointments)) {
    return (
      <div className={styles.page}>
        <h1 className={styles.failed}>The calendar could not be read</h1>
        <ErrorState error={error} onRetry={retry} />
      </div>
    );
  }
  if (!shop || !bays || !staff || !appointments || !today || !shownDate) {
    return (
      <div className={styles.page}>
        <CalendarSkeleton />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <CalendarDay
        actor={calendarActor(actor, staff)}
        nowMs={nowMs}
        today={today}
        date={shownDate}
        day={{ shop, bays, staff, appointments }}
      />
    </div>
  );
}
