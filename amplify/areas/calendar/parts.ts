/** What another area may put into its own work on day sheets: cells that are taken, held or given back. */
export { changeSheet, clearEndedHolds } from './store/day-sheets';
