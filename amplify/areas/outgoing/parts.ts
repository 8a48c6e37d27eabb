/** Work on messages that another area may include in its own: telling of an event, and its row. */
export { putOutbox } from './store/outbox';
export { tell } from './store/tell';
