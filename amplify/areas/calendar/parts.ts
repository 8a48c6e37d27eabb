/** Work on day sheets that another area may include in its own: cells that are taken, held or given back. */
export { changeSheet, clearEndedHolds } from './store/day-sheets';
