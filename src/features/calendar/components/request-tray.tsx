import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { bookedName } from '../../../../domain/booking/appointment';
import { addDays, localDateOf } from '../../../../domain/shared/time';
import { keys } from '../../../lib/query-keys';
import { listWaiting } from '../api/list-waiting';
import { type Clock, dateWords, timeWords } from '../calendar-words';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import { useDays } from '../hooks/use-days';
import styles from './side-form.module.css';

const DAYS_AHEAD = 14;

/** Still to be scheduled: requests of the next two weeks, and the waiting list. */
export function RequestTray({ today, clock, onClose }: { today: string; clock: Clock; onClose: () => void }) {
  const { linkTo } = useCalendarPlace();
  const { days, isPending } = useDays(Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(today, ahead)));
  const { data: waiting = [] } = useQuery({ queryKey: keys.waiting, queryFn: listWaiting });
  const requests = [...days.values()].flat().filter(({ status }) => status === 'PENDING');
  const open = waiting.filter(
    ({ status, visitDate }) => (status === 'WAITING' || status === 'OFFERED') && visitDate >= today,
  );
  const dayOf = (at: string) => dateWords(localDateOf(at, clock.timeZone), clock.locale);
  return (
    <aside className={styles.form} aria-label="Requests and waiting list">
      <h2>To fit in</h2>
      <h3>Requests, next two weeks</h3>
      {!isPending && requests.length === 0 && <p className={styles.hint}>Nothing to confirm.</p>}
      <ul className={styles.tray}>
        {requests.map((one) => (
          <li key={one.appointmentId}>
            <Link to={linkTo({ span: 'day', date: one.visitDate, appointmentId: one.appointmentId })}>
              <bdi>{one.contactName}</bdi>, <bdi>{bookedName(one)}</bdi>
            </Link>
            <span className={styles.hint}>
              {dayOf(one.startsAt)}, {timeWords(one.startsAt, clock)}
              {one.preferredTimes.length > 1 && `, ${one.preferredTimes.length} wishes`}
            </span>
          </li>
        ))}
      </ul>
      <h3>Waiting list</h3>
      {open.length === 0 && <p className={styles.hint}>Nobody is waiting.</p>}
      <ul className={styles.tray}>
        {open.map((one) => (
          <li key={one.waitingId}>
            <bdi>{one.contactName}</bdi>, <bdi>{one.serviceName}</bdi>
            <span className={styles.hint}>
              {dateWords(one.visitDate, clock.locale)}
              {one.status === 'OFFERED' && one.offeredUntil && `, offered until ${timeWords(one.offeredUntil, clock)}`}
              {one.contactPhone && `, ${one.contactPhone}`}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <button type="button" className="button button-secondary button-normal" onClick={onClose}>
          Close
        </button>
      </div>
    </aside>
  );
}
