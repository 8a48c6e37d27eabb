/** Reads of visits and the waiting list that other areas may use. */
export { placesOf } from './commands/settle-waiting';
export { firstTakenDate, visitsToCome } from './commands/visits-to-come';
export { type StoredAppointment, readAppointmentsOf, readAppointmentsOfDay } from './store/appointments';
