import { useState } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import { type Vehicle, nextDueOf } from '../../../../domain/customer/vehicle';
import type { ShopSettings } from '../../../../domain/schedule/shop';
import { localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { VehicleFiles } from '../../../components/vehicle-files/vehicle-files';
import type { CustomerRecord } from '../api/read-customers';
import { dateText, kmText } from '../words';
import { OdometerForm } from './odometer-form';
import { RemovalForm } from './removal-form';
import { TransferForm } from './transfer-form';
import { VehicleHistory } from './vehicle-history';
import { VehicleForm } from './vehicle-form';
import styles from './customers.module.css';

interface VehiclesPartProps {
  actor: Actor;
  record: CustomerRecord;
  settings: ShopSettings;
}

/** The cars of a customer: plate, VIN, what the odometer shows, when the next service is due. */
export function VehiclesPart({ actor, record: { customer, vehicles }, settings }: VehiclesPartProps) {
  const [adding, setAdding] = useState(false);
  const mayEdit = can(actor, 'vehicle:edit');
  return (
    <section className={styles.card} aria-labelledby="vehicles">
      <div className={styles.head}>
        <h2 id="vehicles">Cars</h2>
        {mayEdit && !adding && <Button onClick={() => setAdding(true)}>Add a car</Button>}
      </div>
      {adding && <VehicleForm customerId={customer.customerId} vehicle={null} onClose={() => setAdding(false)} />}
      {vehicles.length === 0 && !adding && <p className={styles.muted}>None on file.</p>}
      <ul className={styles.rows}>
        {vehicles.map((vehicle) => (
          <li key={vehicle.vehicleId} className={styles.car}>
            <VehicleRow vehicle={vehicle} mayEdit={mayEdit} settings={settings} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Open = 'HISTORY' | 'EDIT' | 'READING' | 'TRANSFER' | 'REMOVE';

function VehicleRow({ vehicle, mayEdit, settings }: { vehicle: Vehicle; mayEdit: boolean; settings: ShopSettings }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const { plate, make, model, year, vin, odometer } = vehicle;
  const last = odometer.at(-1);
  const due = nextDueOf(vehicle);
  const [today] = useState(() => localDateOf(Date.now(), settings.timeZone));
  const label = plate || [make, model].filter(Boolean).join(' ');
  return (
    <>
      <div className={styles.carFacts}>
        <bdi className={styles.plate}>{plate || 'No plate'}</bdi>
        <bdi>{[make, model, year].filter(Boolean).join(' ')}</bdi>
        {vin && <bdi className={styles.mono}>{vin}</bdi>}
        {last && (
          <span className={styles.muted}>
            {kmText(last.km, settings.locale)} on {dateText(last.on, settings.locale)}
          </span>
        )}
        {due && (
          <span className={due.on <= today ? styles.overdue : styles.muted}>
            {due.on <= today ? 'Service due since' : 'Next service'} {dateText(due.on, settings.locale)}
            {due.by === 'DISTANCE' && ', by distance'}
          </span>
        )}
      </div>
      {open === null && (
        <div className={styles.actions}>
          {(mayEdit ? EVERYTHING : LOOKING).map((form) => (
            <Button key={form} variant="quiet" onClick={() => setOpen(form)}>
              {OPEN_WORDS[form]}
              <span className="visually-hidden"> of {label}</span>
            </Button>
          ))}
        </div>
      )}
      {open === 'HISTORY' && (
        <VehicleHistory vehicleId={vehicle.vehicleId} label={label} settings={settings} onClose={close} />
      )}
      <VehicleFiles
        vehicleId={vehicle.vehicleId}
        label={label}
        mayEdit={mayEdit}
        audience="STAFF"
        locale={settings.locale}
        timeZone={settings.timeZone}
      />
      {open === 'EDIT' && <VehicleForm customerId={vehicle.customerId} vehicle={vehicle} onClose={close} />}
      {open === 'READING' && <OdometerForm vehicle={vehicle} today={today} onClose={close} />}
      {open === 'TRANSFER' && <TransferForm vehicle={vehicle} onClose={close} />}
      {open === 'REMOVE' && <RemovalForm vehicle={vehicle} onClose={close} />}
    </>
  );
}

const LOOKING: readonly Open[] = ['HISTORY'];
const EVERYTHING: readonly Open[] = ['HISTORY', 'EDIT', 'READING', 'TRANSFER', 'REMOVE'];

const OPEN_WORDS: Readonly<Record<Open, string>> = {
  HISTORY: 'History',
  EDIT: 'Edit',
  READING: 'Odometer',
  TRANSFER: 'New owner',
  REMOVE: 'Remove',
};
