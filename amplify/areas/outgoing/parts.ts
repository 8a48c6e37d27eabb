/** What another area may add to its own work on messages: telling of an event, and its row. */
export { putOutbox } from './store/outbox';
export { tell } from './store/tell';
