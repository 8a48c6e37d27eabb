import { request } from '../../../lib/graphql';
import { APPOINTMENT_FIELDS, appointmentOf } from './appointment-row';
import type { AppointmentRow, BoardAppointment } from './appointment-row';

const DAY = `query Day($visitDate: String!, $nextToken: String) {
  appointmentsByVisitDate(visitDate: $visitDate, limit: 100, nextToken: $nextToken) { items { ${APPOINTMENT_FIELDS} } nextToken }
}`;

interface DayAnswer {
  appointmentsByVisitDate: { items: (AppointmentRow | null)[]; nextToken?: string | null } | null;
}

/** Every appointment of one shop-local day, cancelled ones included, page by page. */
export async function listDayAppointments(visitDate: string): Promise<BoardAppointment[]> {
  const appointments: BoardAppointment[] = [];
  let nextToken: string | null = null;
  do {
    const answer: DayAnswer = await request<DayAnswer>(DAY, { visitDate, nextToken }, 'user');
    const page = answer.appointmentsByVisitDate;
    for (const row of page?.items ?? []) if (row) appointments.push(appointmentOf(row));
    nextToken = page?.nextToken ?? null;
  } while (nextToken);
  return appointments;
}
