/**
 * Work on the waiting list that another area may include in its own: places that are handed over to another record, or
 * removed.
 */
export { forgetPlaces, givePlaces } from './commands/settle-waiting';
