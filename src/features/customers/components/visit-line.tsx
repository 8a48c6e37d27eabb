import { Link } from 'react-router-dom';
import { type AppointmentStatus, occupiesCells } from '../../../../domain/booking/appointment';
import { formatCents } from '../../../../domain/shared/money';
import { StatusBadge } from '../../../components/ui/status-badge';
import type { ShopWords } from '../../../lib/when';
import { momentText } from '../words';
import styles from './customers.module.css';

interface VisitLineProps {
  visit: {
    readonly appointmentId: string;
    readonly startsAt: string;
    readonly visitDate: string;
    readonly status: AppointmentStatus;
    readonly priceCents: number;
  };
  /** The booked service. */
  name: string;
  /** The car, or its owner. */
  note: string;
  settings: ShopWords;
}

/** A visit in a list, with a link to it in the calendar. */
export function VisitLine({ visit, name, note, settings }: VisitLineProps) {
  const { appointmentId, startsAt, visitDate, status, priceCents } = visit;
  const query = new URLSearchParams({ date: visitDate, appointment: appointmentId });
  return (
    <Link className={`${styles.row} ${styles.visit}`} to={`/staff?${query.toString()}`}>
      <span>{momentText(startsAt, settings)}</span>
      <bdi className={styles.name}>{name}</bdi>
      <bdi className={styles.muted}>{note}</bdi>
      <span>{occupiesCells(status) && formatCents(priceCents, settings.currency, settings.locale)}</span>
      <StatusBadge status={status} />
    </Link>
  );
}
