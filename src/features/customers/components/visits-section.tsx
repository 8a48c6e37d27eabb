import { useState } from 'react';
import { bookedName } from '../../../../domain/booking/appointment';
import { Button } from '../../../components/ui/button';
import type { ShopWords } from '../../../lib/when';
import type { CustomerVisit } from '../api/read-customers';
import { VisitLine } from './visit-line';
import styles from './customers.module.css';

const SHOWN = 8;

/** Every visit of a customer, latest first, each with a link to the calendar. */
export function VisitsSection({ visits, settings }: { visits: readonly CustomerVisit[]; settings: ShopWords }) {
  const [all, setAll] = useState(false);
  const shown = all ? visits : visits.slice(0, SHOWN);
  return (
    <section className={styles.card} aria-labelledby="visits">
      <h2 id="visits">Visits</h2>
      {visits.length === 0 && <p className={styles.muted}>None so far.</p>}
      {shown.length > 0 && (
        <ul className={styles.rows}>
          {shown.map((visit) => (
            <li key={visit.appointmentId}>
              <VisitLine visit={visit} name={bookedName(visit)} note={visit.vehiclePlate} settings={settings} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < visits.length && (
        <div className={styles.buttons}>
          <Button onClick={() => setAll(true)}>Show all {visits.length} visits</Button>
        </div>
      )}
    </section>
  );
}
