import { Link } from 'react-router-dom';
import { bookedName, occupiesCells } from '../../../../domain/booking/appointment';
import { formatCents } from '../../../../domain/shared/money';
import { StatusBadge } from '../../../components/ui/status-badge';
import type { ShopWords } from '../../../lib/when';
import type { CustomerVisit } from '../api/read-customers';
import { momentText } from '../words';
import styles from './customers.module.css';

const boardPath = ({ visitDate, appointmentId }: CustomerVisit): string =>
  `/staff?${new URLSearchParams({ date: visitDate, appointment: appointmentId }).toString()}`;

/** Every visit of a customer, the latest first, each a way to the calendar. */
export function VisitsPart({ visits, settings }: { visits: readonly CustomerVisit[]; settings: ShopWords }) {
  return (
    <section className={styles.card} aria-labelledby="visits">
      <h2 id="visits">Visits</h2>
      {visits.length === 0 && <p className={styles.muted}>None so far.</p>}
      <ul className={styles.rows}>
        {visits.map((visit) => (
          <li key={visit.appointmentId}>
            <Link className={`${styles.row} ${styles.visit}`} to={boardPath(visit)}>
              <span>{momentText(visit.startsAt, settings)}</span>
              <bdi className={styles.name}>{bookedName(visit)}</bdi>
              <bdi className={styles.muted}>{visit.vehiclePlate}</bdi>
              <span>
                {occupiesCells(visit.status) && formatCents(visit.priceCents, settings.currency, settings.locale)}
              </span>
              <StatusBadge status={visit.status} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
