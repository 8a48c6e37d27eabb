import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { isMasked } from '../../../../domain/audit/mask';
import { bookedName, isForgottenVisit } from '../../../../domain/booking/appointment';
import { localDateOf } from '../../../../domain/shared/time';
import { keys } from '../../../lib/query-keys';
import { StatusMark } from './status-mark';
import type { CalendarAppointment } from '../api/appointment-row';
import { type AuditRow, listHistory, listVisitsOf } from '../api/list-history';
import { type Clock, dateWords, timeWords, visitActionText } from '../calendar-words';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import styles from './side-form.module.css';

interface HistoryProps {
  appointment: CalendarAppointment;
  actor: Actor;
  clock: Clock;
  /** The name behind a staff member's id. */
  nameOf: (staffId: string) => string;
}

/** What happened to this appointment, and the other visits of its customer and car. */
export function AppointmentHistory({ appointment, actor, clock, nameOf }: HistoryProps) {
  const { appointmentId, customerId, version } = appointment;
  const audit = useQuery({
    queryKey: keys.auditOf(appointmentId, version),
    queryFn: () => listHistory(appointmentId),
    enabled: can(actor, 'audit:read'),
  });
  const visits = useQuery({
    queryKey: keys.visitsOf(customerId),
    queryFn: () => listVisitsOf(customerId),
    // Visits of deleted customers do not belong to one person.
    enabled: !isForgottenVisit(appointment),
  });
  const others = (visits.data ?? []).filter((one) => one.appointmentId !== appointmentId);
  const when = (at: string) => `${dateWords(localDateOf(at, clock.timeZone), clock.locale)}, ${timeWords(at, clock)}`;
  const who = ({ actorKind, actorId }: AuditRow) => {
    if (actorKind === 'STAFF') return nameOf(actorId ?? '');
    if (actorKind === 'LINK') return 'By the customer’s link';
    return actorKind === 'SYSTEM' ? 'Workbay' : 'Customer';
  };
  return (
    <>
      {others.length > 0 && (
        <details className={styles.inPanel}>
          <summary>Other visits of this customer ({others.length})</summary>
          <ul>
            {others.map((visit) => (
              <li key={visit.appointmentId}>
                <OtherVisit visit={visit} sameCar={visit.vehiclePlate === appointment.vehiclePlate} when={when} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {audit.data && audit.data.length > 0 && (
        <details className={styles.inPanel}>
          <summary>History</summary>
          <ol>
            {audit.data.map((entry) => (
              <li key={entry.auditId}>
                <span className={styles.hint}>{when(entry.at)}</span>
                <br />
                <bdi>{who(entry)}</bdi> {visitActionText(entry.action)}
                {entry.reason && (
                  <>
                    : <bdi>{isMasked(entry.reason) ? 'reason given by the customer' : entry.reason}</bdi>
                  </>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function OtherVisit({
  visit,
  sameCar,
  when,
}: {
  visit: CalendarAppointment;
  sameCar: boolean;
  when: (at: string) => string;
}) {
  const { linkTo } = useCalendarPlace();
  return (
    <Link to={linkTo({ date: visit.visitDate, appointmentId: visit.appointmentId })}>
      {when(visit.startsAt)}: <bdi>{bookedName(visit)}</bdi>, <bdi>{visit.vehiclePlate}</bdi>
      {sameCar && ' (same car)'} <StatusMark status={visit.status} iconOnly />
    </Link>
  );
}
