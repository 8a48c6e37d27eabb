/** Work on figures that another area may include in its own: a record's contribution to its day. */
export { putContribution } from './store/contributions';
