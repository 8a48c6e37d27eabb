/** What another area may put into its own work on messages: one that is told of, and its row. */
export { putOutbox } from './store/outbox';
export { tell } from './store/tell';
