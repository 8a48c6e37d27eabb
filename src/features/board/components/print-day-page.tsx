import { Link } from 'react-router-dom';
import { bookedName, occupiesCells } from '../../../../domain/booking/appointment';
import { Button } from '../../../components/ui/button';
import { ErrorState } from '../../../components/ui/error-state';
import { STATUS_WORDS } from '../../../components/ui/status-words';
import { dateWords, timeWords } from '../board-words';
import { useBoard } from '../hooks/use-board';
import { useBoardPlace } from '../hooks/use-board-place';
import { useNow } from '../hooks/use-now';
import { BoardSkeleton } from './board-skeleton';
import page from './board-page.module.css';
import styles from './print-day.module.css';

/** The day on paper: every visit in the order of time, with what the desk and the workshop need to know. */
export function PrintDayPage() {
  const { place } = useBoardPlace();
  const { shop, bays, staff, appointments, shownDate, error, retry } = useBoard(place.date, useNow());
  if (error && !(shop && bays && staff && appointments)) return <ErrorState error={error} onRetry={retry} />;
  if (!shop || !bays || !staff || !appointments || !shownDate) {
    return (
      <div className={page.page}>
        <BoardSkeleton />
      </div>
    );
  }
  const visits = appointments
    .filter(({ status }) => occupiesCells(status))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const bayName = (id: string) => bays.find(({ bayId }) => bayId === id)?.name ?? id;
  const personName = (id: string) => staff.find(({ technicianId }) => technicianId === id)?.name ?? id;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>
          {shop.name}, {dateWords(shownDate, shop.locale)}
        </h1>
        <p>{visits.length === 1 ? '1 visit' : `${visits.length} visits`}</p>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={() => window.print()}>
            Print
          </Button>
          <Link className="button button-secondary button-normal" to={`/staff?date=${shownDate}`}>
            Back to the calendar
          </Link>
        </div>
      </header>
      <div className={styles.scroller} role="region" aria-label="The day as a list" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {['Time', 'Car', 'Service', 'Customer', 'Where and who', 'Status', 'Note'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visits.map((visit) => (
              <tr key={visit.appointmentId}>
                <td>
                  {timeWords(visit.startsAt, shop)}
                  <br />
                  to {timeWords(visit.endsAt, shop)}
                </td>
                <td>
                  <bdi className={styles.plate}>{visit.vehiclePlate}</bdi>
                  <br />
                  <bdi>{[visit.vehicleMake, visit.vehicleModel].filter(Boolean).join(' ')}</bdi>
                </td>
                <td>
                  <bdi>{bookedName(visit)}</bdi>
                </td>
                <td>
                  <bdi>{visit.contactName}</bdi>
                  <br />
                  <span className={styles.phone}>{visit.contactPhone}</span>
                </td>
                <td>
                  <bdi>{bayName(visit.bayId)}</bdi>
                  <br />
                  <bdi>{personName(visit.technicianId)}</bdi>
                </td>
                <td>{STATUS_WORDS[visit.status]}</td>
                <td>
                  <bdi>{visit.note}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {visits.length === 0 && <p>Nothing is booked on this day.</p>}
    </div>
  );
}
