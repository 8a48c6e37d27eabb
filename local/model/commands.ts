// The model test reaches the product only through this file. `bundle.ts` bundles it, so a fault can be planted in one
// file without touching the others.
export { blockTime, freeTime } from '../../amplify/areas/calendar/commands/block-time';
export { bookAppointment } from '../../amplify/areas/booking/commands/book-appointment';
export { changeAppointment } from '../../amplify/areas/booking/commands/change-appointment';
export { holdSlot, releaseHold } from '../../amplify/areas/booking/commands/hold-slot';
export { rescheduleAppointment } from '../../amplify/areas/booking/commands/reschedule-appointment';
