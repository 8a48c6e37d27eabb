import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { useMyVisits } from '../hooks/use-my-visits';
import { splitVisits } from '../visits';
import { PastVisit } from './past-visit';
import { UpcomingVisit } from './upcoming-visit';
import { VisitsSkeleton } from './visits-skeleton';
import styles from './my-appointments-page.module.css';

type CustomerActor = Extract<Actor, { kind: 'CUSTOMER' }>;

/** A customer's visits: the next ones with their progress, and past ones. */
export function MyAppointmentsPage({ actor }: { actor: CustomerActor }) {
  const mine = useMyVisits(actor.customerId);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>My appointments</h1>
        {mine.visits && mine.visits.length > 0 && <LinkButton to="/book">Book a repair</LinkButton>}
      </header>
      <VisitsBody actor={actor} mine={mine} />
    </div>
  );
}

function VisitsBody({ actor, mine }: { actor: CustomerActor; mine: ReturnType<typeof useMyVisits> }) {
  const nowMs = useMinute();
  const [search] = useSearchParams();
  const { shop, visits, error, retry, older } = mine;
  if (error && !(shop && visits)) return <ErrorState error={error} onRetry={retry} />;
  if (!shop || !visits) return <VisitsSkeleton />;
  if (visits.length === 0) {
    return (
      <EmptyState
        title="No appointments yet"
        text="When you book a repair, you can follow it here: confirmed, in work, ready."
        action={<LinkButton to="/book">Book a repair</LinkButton>}
      />
    );
  }
  const cars = [...new Set(visits.flatMap(({ vehiclePlate }) => (vehiclePlate ? [vehiclePlate] : [])))].sort();
  const car = cars.find((plate) => plate === search.get('car'));
  const { upcoming, past } = splitVisits(
    visits.filter(({ vehiclePlate }) => !car || vehiclePlate === car),
    nowMs,
  );
  return (
    <>
      {cars.length > 1 && (
        <nav className={styles.cars} aria-label="History by car">
          <Link to="?" aria-current={car ? undefined : 'true'}>
            All cars
          </Link>
          {cars.map((plate) => (
            <Link
              key={plate}
              to={`?${new URLSearchParams({ car: plate }).toString()}`}
              aria-current={plate === car || undefined}
            >
              <bdi>{plate}</bdi>
            </Link>
          ))}
        </nav>
      )}
      <section aria-labelledby="upcoming-visits" className={styles.part}>
        <h2 id="upcoming-visits">Upcoming</h2>
        {upcoming.length === 0 && <p className={styles.none}>Nothing is booked. Your car is looked after for now.</p>}
        {upcoming.map((visit) => (
          <UpcomingVisit key={visit.appointmentId} visit={visit} shop={shop} actor={actor} nowMs={nowMs} />
        ))}
      </section>
      {past.length > 0 && (
        <section aria-labelledby="past-visits" className={styles.part}>
          <h2 id="past-visits">Past</h2>
          <ul className={styles.past}>
            {past.map((visit) => (
              <PastVisit key={visit.appointmentId} visit={visit} shop={shop} />
            ))}
          </ul>
          {older.exist && (
            <Button variant="secondary" busy={older.loading} onClick={older.load}>
              Show older visits
            </Button>
          )}
        </section>
      )}
    </>
  );
}

/** The current time, renewed every minute: the cut-off passes while the page is open. */
function useMinute(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
