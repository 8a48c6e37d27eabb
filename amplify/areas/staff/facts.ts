/** Reads of the staff list that other areas may use. */
export { readStaffMember } from './store/staff';
