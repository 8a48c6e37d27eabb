import type { ReactNode } from 'react';
import { formatCents } from '../../../../domain/shared/money';
import { referenceOf } from '../../../../domain/shared/ids';
import { localDateOf, toMs } from '../../../../domain/shared/time';
import { StatusBadge } from '../../../components/ui/status-badge';
import type { BoardAppointment } from '../api/appointment-row';
import type { BoardShop } from '../api/get-board-shop';
import { dateWords, durationWords, timeWords } from '../board-words';
import styles from './appointment-details.module.css';

interface AppointmentDetailsProps {
  appointment: BoardAppointment;
  shop: BoardShop;
  nameOf: (resourceId: string) => string;
}

const CHANNEL_WORDS: Record<BoardAppointment['channel'], string> = {
  PUBLIC: 'Booked online as a guest',
  CUSTOMER: 'Booked online by the customer',
  STAFF: 'Booked by staff',
};

/** What was promised: when and where, to whom, for which car, at what price. */
export function AppointmentDetails({ appointment, shop, nameOf }: AppointmentDetailsProps) {
  const minutes = (toMs(appointment.endsAt) - toMs(appointment.startsAt)) / 60_000;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  const bookedOn = dateWords(localDateOf(appointment.createdAt, shop.timeZone), shop.locale);
  return (
    <div className={styles.details}>
      <p className={styles.state}>
        <StatusBadge status={appointment.status} />
        <span className={styles.reference}>{referenceOf(appointment.appointmentId)}</span>
      </p>
      {appointment.cancelReason && appointment.status === 'CANCELLED' && (
        <p className={styles.reason}>
          <strong>Reason:</strong> <bdi>{appointment.cancelReason}</bdi>
        </p>
      )}
      <div className={styles.when}>
        <span className={styles.times}>
          {timeWords(appointment.startsAt, clock)} to {timeWords(appointment.endsAt, clock)}
        </span>
        <span>
          {dateWords(appointment.visitDate, shop.locale)}, {durationWords(minutes)}
        </span>
      </div>
      <dl className={styles.facts}>
        <Fact term="Bay">{nameOf(appointment.bayId)}</Fact>
        <Fact term="Technician">{nameOf(appointment.technicianId)}</Fact>
        <Fact term="Price">{formatCents(appointment.priceCents, shop.currency, shop.locale)}</Fact>
      </dl>
      <CarAndOwner appointment={appointment} />
      {appointment.note && (
        <section className={styles.part}>
          <h3>Note</h3>
          <p className={styles.note} dir="auto">
            {appointment.note}
          </p>
        </section>
      )}
      <p className={styles.origin}>
        {CHANNEL_WORDS[appointment.channel]}, {bookedOn}
      </p>
    </div>
  );
}

function CarAndOwner({ appointment }: { appointment: BoardAppointment }) {
  const car = [appointment.vehicleMake, appointment.vehicleModel, appointment.vehicleYear].filter(Boolean).join(' ');
  return (
    <>
      <section className={styles.part}>
        <h3>Car</h3>
        <p className={styles.car}>
          {appointment.vehiclePlate && <bdi className={styles.plate}>{appointment.vehiclePlate}</bdi>}
          <bdi>{car || 'No details given'}</bdi>
        </p>
      </section>
      <section className={styles.part}>
        <h3>Customer</h3>
        <p className={styles.customer}>
          <bdi>{appointment.contactName}</bdi>
        </p>
        <ul className={styles.contact}>
          {appointment.contactPhone && (
            <li>
              <a href={`tel:${appointment.contactPhone.replace(/[^+\d]/g, '')}`}>{appointment.contactPhone}</a>
            </li>
          )}
          {appointment.contactEmail && (
            <li>
              <a href={`mailto:${encodeURIComponent(appointment.contactEmail).replace('%40', '@')}`}>
                {appointment.contactEmail}
              </a>
            </li>
          )}
        </ul>
      </section>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
