import { useState } from 'react';
import { Link } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { type Vehicle, nextDueOf } from '../../../../domain/vehicles/vehicle';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { VehicleFiles } from '../../../shared/vehicle-files/vehicle-files';
import type { CustomerRecord } from '../api/read-customers';
import type { FoundCustomer } from '../../../shared/customer-search/api/search-customers';
import { useStandIn } from '../../../lib/use-stand-in';
import { customerPath } from '../paths';
import { dateText, kmText } from '../words';
import { OdometerForm } from './odometer-form';
import { RemovalForm } from './removal-form';
import { TransferForm } from './transfer-form';
import { VehicleHistory } from './vehicle-history';
import { VehicleForm } from './vehicle-form';
import styles from './customers.module.css';

interface VehiclesSectionProps {
  actor: Actor;
  record: CustomerRecord;
  settings: ShopSettings;
}

/** A customer's cars: plate, VIN, odometer reading, next due service. */
export function VehiclesSection({ actor, record: { customer, vehicles }, settings }: VehiclesSectionProps) {
  const form = useStandIn<'NEW'>();
  const [gone, setGone] = useState<Gone | null>(null);
  const mayEdit = can(actor, 'vehicle:edit');
  return (
    <section className={styles.card} aria-labelledby="vehicles">
      <div className={styles.head}>
        <h2 id="vehicles">Cars</h2>
        {mayEdit && form.open === null && (
          <Button autoFocus={form.isBackFrom('NEW')} onClick={() => form.show('NEW')}>
            Add a car
          </Button>
        )}
      </div>
      {form.open && <VehicleForm customerId={customer.customerId} vehicle={null} onClose={form.close} />}
      {gone && <GoneNotice {...gone} />}
      {vehicles.length === 0 && form.open === null && <p className={styles.muted}>None on file.</p>}
      {vehicles.length > 0 && (
        <ul className={styles.rows}>
          {[...vehicles].sort(byPlate).map((vehicle) => (
            <li key={vehicle.vehicleId} className={styles.car}>
              <VehicleRow vehicle={vehicle} mayEdit={mayEdit} settings={settings} onGone={setGone} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const byPlate = (one: Vehicle, other: Vehicle): number => one.plate.localeCompare(other.plate);

type Open = 'HISTORY' | 'EDIT' | 'READING' | 'TRANSFER' | 'REMOVE';

/** A car that has just left this page, and its new owner, if any. */
interface Gone {
  readonly label: string;
  readonly owner?: FoundCustomer;
}

const GoneNotice = ({ label, owner }: Gone) => (
  <Notice tone="ready">
    <bdi>{label}</bdi>{' '}
    {owner ? (
      <>
        belongs to{' '}
        <Link to={customerPath(owner.customerId)}>
          <bdi>{owner.label}</bdi>
        </Link>{' '}
        now.
      </>
    ) : (
      'is removed.'
    )}
  </Notice>
);

interface VehicleRowProps {
  vehicle: Vehicle;
  mayEdit: boolean;
  settings: ShopSettings;
  onGone: (gone: Gone) => void;
}

function VehicleRow({ vehicle, mayEdit, settings, onGone }: VehicleRowProps) {
  const { open, show, close, isBackFrom } = useStandIn<Open>();
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
      <div className={styles.actions}>
        {open === null &&
          (mayEdit ? EVERYTHING : LOOKING).map((form) => (
            <Button key={form} variant="quiet" autoFocus={isBackFrom(form)} onClick={() => show(form)}>
              {OPEN_WORDS[form]}
              <span className="visually-hidden"> of {label}</span>
            </Button>
          ))}
        <VehicleFiles
          isInLine
          vehicleId={vehicle.vehicleId}
          label={label}
          mayEdit={mayEdit}
          audience="STAFF"
          locale={settings.locale}
          timeZone={settings.timeZone}
        />
      </div>
      {open === 'HISTORY' && (
        <VehicleHistory vehicleId={vehicle.vehicleId} label={label} settings={settings} onClose={close} />
      )}
      {open === 'EDIT' && <VehicleForm customerId={vehicle.customerId} vehicle={vehicle} onClose={close} />}
      {open === 'READING' && <OdometerForm vehicle={vehicle} today={today} locale={settings.locale} onClose={close} />}
      {open === 'TRANSFER' && (
        <TransferForm vehicle={vehicle} onGiven={(owner) => onGone({ label, owner })} onClose={close} />
      )}
      {open === 'REMOVE' && <RemovalForm vehicle={vehicle} onRemoved={() => onGone({ label })} onClose={close} />}
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
