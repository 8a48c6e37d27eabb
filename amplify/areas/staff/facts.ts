/** What other areas may read of the people who work here. */
export { readStaffMember } from './store/staff';
