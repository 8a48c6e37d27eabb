/** What another area may add to its own work on day sheets: cells that are taken, held or given back. */
export { changeSheet, clearEndedHolds } from './store/day-sheets';
