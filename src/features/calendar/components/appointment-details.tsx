import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { type Actor, can } from '../../../../domain/access/permissions';
import { isForgottenVisit } from '../../../../domain/booking/appointment';
import { formatCents } from '../../../../domain/shared/money';
import { referenceOf } from '../../../../domain/shared/ids';
import { localDateOf, toMs } from '../../../../domain/shared/time';
import { Skeleton } from '../../../components/ui/skeleton';
import { StatusBadge } from '../../../components/ui/status-badge';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import { keys } from '../../../lib/query-keys';
import type { CalendarAppointment, CalendarVisit } from '../api/appointment-row';
import type { CalendarShop } from '../api/get-calendar-shop';
import { customerPrefersCall } from '../api/get-contact-way';
import { dateWords, durationWords, timeWords, whoseText } from '../calendar-words';
import styles from './appointment-details.module.css';

/** The details that only an opened appointment has: read, loading, or failed. */
export type Details = CalendarAppointment | 'LOADING' | 'FAILED';

interface AppointmentDetailsProps {
  visit: CalendarVisit;
  details: Details;
  actor: Actor;
  shop: CalendarShop;
  nameOf: (resourceId: string) => string;
}

const CHANNEL_WORDS: Record<CalendarAppointment['channel'], string> = {
  PUBLIC: 'Booked online as a guest',
  CUSTOMER: 'Booked online by the customer',
  STAFF: 'Booked by staff',
};

/** When and where, for whom and which car, at what price. Shows at once what the calendar knows. */
export function AppointmentDetails({ visit, details, actor, shop, nameOf }: AppointmentDetailsProps) {
  const minutes = (toMs(visit.endsAt) - toMs(visit.startsAt)) / 60_000;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  const read = typeof details === 'object' ? details : null;
  const isForgotten = isForgottenVisit(visit);
  return (
    <div className={styles.details} aria-busy={details === 'LOADING' || undefined}>
      <p className={styles.state}>
        <StatusBadge status={visit.status} />
        <span className={styles.reference}>{referenceOf(visit.appointmentId)}</span>
      </p>
      {read?.cancelReason && visit.status === 'CANCELLED' && (
        <p className={styles.reason}>
          <strong>Reason:</strong> <bdi>{read.cancelReason}</bdi>
        </p>
      )}
      <div className={styles.when}>
        <span className={styles.times}>
          {timeWords(visit.startsAt, clock)} to {timeWords(visit.endsAt, clock)}
        </span>
        <span>
          {dateWords(visit.visitDate, shop.locale)}, {durationWords(minutes)}
        </span>
      </div>
      <dl className={styles.facts}>
        <Fact term="Bay">{nameOf(visit.bayId)}</Fact>
        <Fact term="Technician">{nameOf(visit.technicianId)}</Fact>
        {details !== 'FAILED' && (
          <Fact term="Price">
            {read ? formatCents(read.priceCents, shop.currency, shop.locale) : <Skeleton width={72} height={14} />}
          </Fact>
        )}
      </dl>
      {!isForgotten && (
        <section className={styles.part}>
          <h3>Car</h3>
          <p className={styles.car}>
            {visit.vehiclePlate && <bdi className={styles.plate}>{visit.vehiclePlate}</bdi>}
            {read && <bdi>{carWords(read) || 'No details given'}</bdi>}
            {details === 'LOADING' && <Skeleton width={140} height={14} />}
          </p>
        </section>
      )}
      <section className={styles.part}>
        <h3>Customer</h3>
        <p className={styles.customer}>
          <bdi>{whoseText(visit)}</bdi>
        </p>
        {read && !isForgotten && <Contact appointment={read} actor={actor} />}
        {details === 'LOADING' && (
          <div className={styles.loading} role="status">
            <VisuallyHidden>Loading the details</VisuallyHidden>
            <Skeleton width={150} height={14} />
            <Skeleton width={210} height={14} />
          </div>
        )}
      </section>
      {read?.note && (
        <section className={styles.part}>
          <h3>Note</h3>
          <p className={styles.note} dir="auto">
            {read.note}
          </p>
        </section>
      )}
      {read && (
        <p className={styles.origin}>
          {CHANNEL_WORDS[read.channel]}, {dateWords(localDateOf(read.createdAt, shop.timeZone), shop.locale)}
        </p>
      )}
    </div>
  );
}

const carWords = ({ vehicleMake, vehicleModel, vehicleYear }: CalendarAppointment): string =>
  [vehicleMake, vehicleModel, vehicleYear].filter(Boolean).join(' ');

/** How to reach the customer, and which way they prefer. */
function Contact({ appointment, actor }: { appointment: CalendarAppointment; actor: Actor }) {
  const { customerId, contactPhone, contactEmail } = appointment;
  const { data: prefersCall } = useQuery({
    queryKey: keys.prefersCall(customerId),
    queryFn: () => customerPrefersCall(customerId),
    enabled: can(actor, 'customer:read'),
  });
  return (
    <>
      {prefersCall && <p className={styles.wish}>Prefers a call</p>}
      <ul className={styles.contact}>
        {contactPhone && (
          <li>
            <a href={`tel:${contactPhone.replace(/[^+\d]/g, '')}`}>{contactPhone}</a>
          </li>
        )}
        {contactEmail && (
          <li>
            <a href={`mailto:${encodeURIComponent(contactEmail).replace('%40', '@')}`}>{contactEmail}</a>
          </li>
        )}
      </ul>
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
