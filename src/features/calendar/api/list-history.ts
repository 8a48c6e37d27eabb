import { request } from '../../../lib/graphql';
import { APPOINTMENT_FIELDS, type AppointmentRow, type CalendarAppointment, appointmentOf } from './appointment-row';

const AUDIT = `query Audit($subject: String!) {
  listAuditEntries(subject: $subject, limit: 100) { items { auditId at actorKind actorId action reason before after } }
}`;

const VISITS = `query Visits($customerId: String!) {
  appointmentsByCustomer(customerId: $customerId, sortDirection: DESC, limit: 50) { items { ${APPOINTMENT_FIELDS} } }
}`;

/** One thing that was done to a record. */
export interface AuditRow {
  readonly auditId: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId?: string | null;
  readonly action: string;
  readonly reason?: string | null;
}

/** What was done to an appointment, by whom and why, in order. For administrators and managers. */
export async function listHistory(appointmentId: string): Promise<AuditRow[]> {
  const { listAuditEntries: page } = await request<{ listAuditEntries: { items: (AuditRow | null)[] } | null }>(
    AUDIT,
    { subject: `appointment#${appointmentId}` },
    'user',
  );
  return (page?.items ?? []).flatMap((row) => (row ? [row] : []));
}

/** The visits of a customer, the latest first. */
export async function listVisitsOf(customerId: string): Promise<CalendarAppointment[]> {
  const { appointmentsByCustomer: page } = await request<{
    appointmentsByCustomer: { items: (AppointmentRow | null)[] } | null;
  }>(VISITS, { customerId }, 'user');
  return (page?.items ?? []).flatMap((row) => (row ? [appointmentOf(row)] : []));
}
