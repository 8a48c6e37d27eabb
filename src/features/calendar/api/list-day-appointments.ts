import { appointmentsByVisitDate } from '../../../../amplify/areas/booking/operations';
import { readAll } from '../../../lib/api';
import { type CalendarVisit, visitOf } from './appointment-row';

/** Every visit of one shop-local day, cancelled ones included, page by page; without the details of an opened one. */
export const listDayAppointments = async (visitDate: string): Promise<CalendarVisit[]> =>
  (await readAll(appointmentsByVisitDate, { visitDate })).map(visitOf);
