import * as operations from '../../../../amplify/areas/booking/operations';
import { read } from '../../../lib/api';
import { type CalendarAppointment, appointmentOf } from './appointment-row';

/** One appointment, or null if there is none with that id. */
export async function getAppointment(appointmentId: string): Promise<CalendarAppointment | null> {
  const row = await read(operations.getAppointment, { appointmentId });
  return row && appointmentOf(row);
}
