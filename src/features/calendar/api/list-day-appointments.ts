import { request } from '../../../lib/graphql';
import { LIST_FIELDS, visitOf } from './appointment-row';
import type { AppointmentRow, CalendarVisit } from './appointment-row';

const DAY = `query Day($visitDate: String!, $nextToken: String) {
  appointmentsByVisitDate(visitDate: $visitDate, limit: 100, nextToken: $nextToken) { items { ${LIST_FIELDS} } nextToken }
}`;

interface DayAnswer {
  appointmentsByVisitDate: { items: (AppointmentRow | null)[]; nextToken?: string | null } | null;
}

/** Every visit of one shop-local day, cancelled ones included, page by page; without what only an opened one shows. */
export async function listDayAppointments(visitDate: string): Promise<CalendarVisit[]> {
  const appointments: CalendarVisit[] = [];
  let nextToken: string | null = null;
  do {
    const answer: DayAnswer = await request<DayAnswer>(DAY, { visitDate, nextToken }, 'user');
    const page = answer.appointmentsByVisitDate;
    for (const row of page?.items ?? []) if (row) appointments.push(visitOf(row));
    nextToken = page?.nextToken ?? null;
  } while (nextToken);
  return appointments;
}
