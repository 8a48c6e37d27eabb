/** What another area may add to its own work on figures: what a record adds to its day. */
export { putContribution } from './store/contributions';
