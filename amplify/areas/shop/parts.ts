/**
 * What another area may add to its own work on the workshop: a place on the schedule, and writing the letterhead again.
 */
export { tellLetterhead } from './commands/tell-letterhead';
export { putTechnician } from './store/shop';
