/** What other areas may read of visits and the waiting list. */
export { placesOf } from './commands/settle-waiting';
export { firstTakenDate, visitsToCome } from './commands/visits-to-come';
export { type StoredAppointment, readAppointmentsOf, readAppointmentsOfDay } from './store/appointments';
