import { listAuditEntries } from '../../../../amplify/areas/audit/operations';
import { appointmentsByCustomer } from '../../../../amplify/areas/booking/operations';
import { readPage } from '../../../lib/api';
import { type CalendarAppointment, appointmentOf } from './appointment-row';

/** One change of a record. */
export interface AuditRow {
  readonly auditId: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId?: string | null;
  readonly action: string;
  readonly reason?: string | null;
}

/** The changes of an appointment, with who and why, in order. For administrators and managers. */
export async function listHistory(appointmentId: string): Promise<AuditRow[]> {
  const { rows } = await readPage(listAuditEntries, { subject: `appointment#${appointmentId}` });
  return rows.map((row) => ({
    auditId: row.auditId ?? '',
    at: row.at ?? '',
    actorKind: row.actorKind ?? '',
    actorId: row.actorId ?? null,
    action: row.action ?? '',
    reason: row.reason ?? null,
  }));
}

/** The visits of a customer, latest first. */
export async function listVisitsOf(customerId: string): Promise<CalendarAppointment[]> {
  const { rows } = await readPage(appointmentsByCustomer, { customerId, sortDirection: 'DESC', limit: 50 });
  return rows.map(appointmentOf);
}
