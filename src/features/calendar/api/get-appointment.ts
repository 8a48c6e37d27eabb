import { request } from '../../../lib/graphql';
import { APPOINTMENT_FIELDS, appointmentOf } from './appointment-row';
import type { AppointmentRow, CalendarAppointment } from './appointment-row';

const ONE = `query One($appointmentId: ID!) { getAppointment(appointmentId: $appointmentId) { ${APPOINTMENT_FIELDS} } }`;

/** One appointment, or null when there is none with that id. */
export async function getAppointment(appointmentId: string): Promise<CalendarAppointment | null> {
  const answer = await request<{ getAppointment: AppointmentRow | null }>(ONE, { appointmentId }, 'user');
  return answer.getAppointment ? appointmentOf(answer.getAppointment) : null;
}
