/**
 * Work on the workshop that another area may include in its own: a place on the schedule, and writing the letterhead
 * again.
 */
export { tellLetterhead } from './commands/tell-letterhead';
export { putTechnician } from './store/shop';
