/**
 * What another area may add to its own work on the waiting list: places that are handed over to another record, or
 * removed.
 */
export { forgetPlaces, givePlaces } from './commands/settle-waiting';
