// The door through which the model test reaches the product. Bundled by `bundle.ts`, so that a fault can be planted in
// one file of it without touching the others.
export { blockTime, freeTime } from '../../amplify/commands/block-time';
export { bookAppointment } from '../../amplify/commands/book-appointment';
export { changeAppointment } from '../../amplify/commands/change-appointment';
export { holdSlot, releaseHold } from '../../amplify/commands/hold-slot';
export { rescheduleAppointment } from '../../amplify/commands/reschedule-appointment';
