import type { AppointmentStatus } from '../../../../domain/booking/appointment';
import { STATUS_WORDS } from '../../../components/ui/status-words';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import styles from './status-mark.module.css';

const PATHS: Record<AppointmentStatus, string> = {
  PENDING: 'M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6ZM6 3.4V6l1.8 1.2',
  SCHEDULED: 'M1.8 3.2h8.4v7H1.8zM1.8 5.6h8.4M4 1.6v2M8 1.6v2',
  ONGOING: 'M3.2 2.2v7.6L9.6 6z',
  COMPLETED: 'm2 6.4 2.7 2.8L10 3.4',
  CANCELLED: 'm2.8 2.8 6.4 6.4M9.2 2.8 2.8 9.2',
  NO_SHOW: 'M6 1.6a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4ZM2 11c.4-2.4 1.8-3.6 4-3.6M7.6 8.2l3 3M10.6 8.2l-3 3',
};

interface StatusMarkProps {
  status: AppointmentStatus;
  /** Without room for the word, shows only the icon; screen readers still get the word. */
  iconOnly?: boolean;
}

/** The status of an appointment as word and icon, small enough for a calendar block. */
export function StatusMark({ status, iconOnly = false }: StatusMarkProps) {
  const word = STATUS_WORDS[status];
  return (
    <span className={styles.mark} data-status={status} title={iconOnly ? word : undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d={PATHS[status]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {iconOnly ? <VisuallyHidden>{word}</VisuallyHidden> : <span>{word}</span>}
    </span>
  );
}
