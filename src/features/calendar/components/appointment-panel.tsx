import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import { isForgottenVisit } from '../../../../domain/booking/appointment';
import { localDateOf } from '../../../../domain/shared/time';
import { ErrorState } from '../../../components/ui/error-state';
import { Skeleton } from '../../../components/ui/skeleton';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarShop } from '../api/get-calendar-shop';
import { useAppointment } from '../hooks/use-calendar';
import type { Transition } from '../hooks/use-transition-appointment';
import { AppointmentDetails } from './appointment-details';
import { CloseIcon } from './icons';
import type { CalendarResource } from '../calendar-layout';
import { dateWords, timeWords } from '../calendar-words';
import type { useMover } from '../hooks/use-mover';
import { AppointmentHistory } from './appointment-history';
import { CustomerLink } from './customer-link';
import { AppointmentMessages } from './appointment-messages';
import { TransitionButtons } from './transition-buttons';
import { MoveForm, Wishes } from './move-form';
import styles from './appointment-panel.module.css';

interface AppointmentPanelProps {
  appointmentId: string;
  actor: Actor;
  shop: CalendarShop;
  /** The names of the bay and the technician, from the calendar. */
  nameOf: (resourceId: string) => string;
  staffNameOf: (staffId: string) => string;
  mover: ReturnType<typeof useMover>;
  bays: readonly CalendarResource[];
  technicians: readonly CalendarResource[];
  onMoved: (move: Transition, after: CalendarVisit) => void;
  onClose: () => void;
}

/** One appointment beside the calendar: its facts, and its next actions. */
export function AppointmentPanel(props: AppointmentPanelProps) {
  const { appointmentId, actor, shop, nameOf, staffNameOf, mover, bays, technicians, onMoved, onClose } = props;
  const { data: details, visit: appointment, error, isPending, refetch } = useAppointment(appointmentId);
  if (error && !appointment) {
    return (
      <PanelFrame title="Appointment" focusKey={appointmentId} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </PanelFrame>
    );
  }
  if (isPending && !appointment) {
    return (
      <PanelFrame title="Appointment" focusKey={appointmentId} onClose={onClose}>
        <div className={styles.loading} role="status" aria-label="Loading the appointment">
          <Skeleton height={28} />
          <Skeleton height={120} />
          <Skeleton height={160} />
        </div>
      </PanelFrame>
    );
  }
  if (!appointment) {
    return (
      <PanelFrame title="Not found" focusKey={appointmentId} onClose={onClose}>
        <p className={styles.missing}>
          There is no appointment behind this link. It may have been copied incompletely.
        </p>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame title={appointment.serviceName} focusKey={appointmentId} onClose={onClose}>
      <AppointmentDetails
        {...{ actor, shop, nameOf }}
        visit={appointment}
        details={details ?? (error ? 'FAILED' : 'LOADING')}
      />
      {error && !details && <ErrorState error={error} onRetry={() => void refetch()} />}
      {mover.mayMove && (
        <>
          <Wishes
            {...{ appointment, preview: mover.preview, onMove: mover.moveTo }}
            wordsOf={(at) => `${dateWords(localDateOf(at, shop.timeZone), shop.locale)}, ${timeWords(at, shop)}`}
          />
          <MoveForm
            key={`${appointmentId}@${appointment.version}`}
            {...{ appointment, bays, technicians, preview: mover.preview, onMove: mover.moveTo }}
            timeZone={shop.timeZone}
          />
        </>
      )}
      {!isForgottenVisit(appointment) && <CustomerLink key={`link-${appointmentId}`} {...{ appointmentId, actor }} />}
      {details && <AppointmentHistory {...{ appointment: details, actor, clock: shop, nameOf: staffNameOf }} />}
      {can(actor, 'outgoing:read') && <AppointmentMessages {...{ appointmentId, actor, clock: shop }} />}
      <TransitionButtons key={appointmentId} appointment={appointment} actor={actor} onMoved={onMoved} />
    </PanelFrame>
  );
}

interface PanelFrameProps {
  title: string;
  focusKey: string;
  onClose: () => void;
  children: ReactNode;
}

function PanelFrame({ title, focusKey, onClose, children }: PanelFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [focusKey]);
  return (
    <aside
      className={styles.panel}
      aria-labelledby="appointment-panel-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id="appointment-panel-title" ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label="Close the appointment">
          <CloseIcon />
        </button>
      </header>
      {children}
    </aside>
  );
}
