import type { AppointmentStatus } from '../../../domain/booking/appointment';
import { STATUS_SIGNAL, STATUS_WORDS } from './status-words';
import './states.css';

/** The state of an appointment: colour and word. */
export function StatusBadge({ status }: { status: AppointmentStatus }) {
  return <span className={`badge notice-${STATUS_SIGNAL[status]}`}>{STATUS_WORDS[status]}</span>;
}
