import { Link } from 'react-router-dom';
import type { CalendarVisit } from '../api/appointment-row';
import { timeWords, whoseText } from '../calendar-words';
import type { Clock } from '../calendar-words';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import styles from './cancelled-list.module.css';

/** The day's cancelled visits: out of the way, still one press from being restored. */
export function CancelledList({ appointments, clock }: { appointments: readonly CalendarVisit[]; clock: Clock }) {
  const { linkTo } = useCalendarPlace();
  if (appointments.length === 0) return null;
  return (
    <details className={styles.cancelled}>
      <summary>{appointments.length} cancelled or not come</summary>
      <ul>
        {appointments.map((appointment) => (
          <li key={appointment.appointmentId}>
            <Link
              to={linkTo({ appointmentId: appointment.appointmentId })}
              data-appointment={appointment.appointmentId}
            >
              <time dateTime={appointment.startsAt}>{timeWords(appointment.startsAt, clock)}</time>
              <bdi>{appointment.serviceName}</bdi>
              <bdi className={styles.who}>{whoseText(appointment)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
