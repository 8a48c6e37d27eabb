/** What another area may put into its own work on the workshop: a place on the schedule, and the letterhead again. */
export { tellLetterhead } from './commands/tell-letterhead';
export { putTechnician } from './store/shop';
