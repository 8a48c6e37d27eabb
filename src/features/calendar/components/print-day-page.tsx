import { Link } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { bookedName, occupiesCells } from '../../../../domain/booking/appointment';
import { Button } from '../../../components/ui/button';
import { ErrorState } from '../../../components/ui/error-state';
import { STATUS_WORDS } from '../../../components/ui/status-words';
import type { CalendarAppointment, CalendarVisit } from '../api/appointment-row';
import type { CalendarShop } from '../api/get-calendar-shop';
import { dateWords, timeWords, whoseText } from '../calendar-words';
import { useCalendar } from '../hooks/use-calendar';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import { useDetails } from '../hooks/use-details';
import { useNow } from '../hooks/use-now';
import { CalendarSkeleton } from './calendar-skeleton';
import { NotSetUp } from './not-set-up';
import page from './calendar-page.module.css';
import styles from './print-day.module.css';

/** The day on paper: every visit in order of time, with the facts for the desk and the workshop. */
export function PrintDayPage({ actor }: { actor: Actor }) {
  const { place } = useCalendarPlace();
  const { shop, bays, staff, appointments, shownDate, error, retry } = useCalendar(place.date, useNow());
  if (shop === null) return <NotSetUp actor={actor} />;
  if (error && !(shop && bays && staff && appointments)) return <ErrorState level={1} error={error} onRetry={retry} />;
  if (!shop || !bays || !staff || !appointments || !shownDate) {
    return (
      <div className={page.page}>
        <CalendarSkeleton />
      </div>
    );
  }
  const visits = appointments
    .filter(({ status }) => occupiesCells(status))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const bayName = (id: string) => bays.find(({ bayId }) => bayId === id)?.name ?? id;
  const personName = (id: string) => staff.find(({ technicianId }) => technicianId === id)?.name ?? id;
  return <DayList {...{ visits, shop, bayName, personName }} date={shownDate} />;
}

interface DayListProps {
  visits: readonly CalendarVisit[];
  date: string;
  shop: CalendarShop;
  bayName: (bayId: string) => string;
  personName: (technicianId: string) => string;
}

function DayList({ visits, date, shop, bayName, personName }: DayListProps) {
  const details = useDetails(visits);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>
          {shop.name}, {dateWords(date, shop.locale)}
        </h1>
        <p>{visits.length === 1 ? '1 visit' : `${visits.length} visits`}</p>
        <div className={styles.buttons}>
          {/* Paper cannot fill in later. */}
          <Button variant="primary" busy={details.isPending} onClick={() => window.print()}>
            Print
          </Button>
          <Link className="button button-secondary button-normal" to={`/staff?date=${date}`}>
            Back to the calendar
          </Link>
        </div>
        <p role="status">{details.isPending && 'Reading cars, numbers and notes…'}</p>
      </header>
      {details.error && <ErrorState error={details.error} onRetry={details.retry} />}
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
              <Row
                key={visit.appointmentId}
                {...{ visit, shop }}
                details={details.of.get(visit.appointmentId)}
                where={bayName(visit.bayId)}
                who={personName(visit.technicianId)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {visits.length === 0 && <p>Nothing is booked on this day.</p>}
    </div>
  );
}

interface RowProps {
  visit: CalendarVisit;
  details: CalendarAppointment | undefined;
  shop: CalendarShop;
  where: string;
  who: string;
}

function Row({ visit, details, shop, where, who }: RowProps) {
  return (
    <tr>
      <td>
        {timeWords(visit.startsAt, shop)}
        <br />
        to {timeWords(visit.endsAt, shop)}
      </td>
      <td>
        <bdi className={styles.plate}>{visit.vehiclePlate}</bdi>
        <br />
        <bdi>{[details?.vehicleMake, details?.vehicleModel].filter(Boolean).join(' ')}</bdi>
      </td>
      <td>
        <bdi>{bookedName(visit)}</bdi>
      </td>
      <td>
        <bdi>{whoseText(visit)}</bdi>
        <br />
        <span className={styles.phone}>{details?.contactPhone}</span>
      </td>
      <td>
        <bdi>{where}</bdi>
        <br />
        <bdi>{who}</bdi>
      </td>
      <td>{STATUS_WORDS[visit.status]}</td>
      <td>
        <bdi>{details?.note}</bdi>
      </td>
    </tr>
  );
}
