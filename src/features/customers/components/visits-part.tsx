import { bookedName } from '../../../../domain/booking/appointment';
import type { ShopWords } from '../../../lib/when';
import type { CustomerVisit } from '../api/read-customers';
import { VisitLine } from './visit-line';
import styles from './customers.module.css';

/** Every visit of a customer, the latest first, each a way to the calendar. */
export function VisitsPart({ visits, settings }: { visits: readonly CustomerVisit[]; settings: ShopWords }) {
  return (
    <section className={styles.card} aria-labelledby="visits">
      <h2 id="visits">Visits</h2>
      {visits.length === 0 && <p className={styles.muted}>None so far.</p>}
      <ul className={styles.rows}>
        {visits.map((visit) => (
          <li key={visit.appointmentId}>
            <VisitLine visit={visit} name={bookedName(visit)} note={visit.vehiclePlate} settings={settings} />
          </li>
        ))}
      </ul>
    </section>
  );
}
