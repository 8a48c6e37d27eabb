/** What another area may put into its own work on the waiting list: places that go over to another record, or go. */
export { forgetPlaces, givePlaces } from './commands/settle-waiting';
