import type { Technician } from '../../../domain/shop/resource';
import { harmless } from '../../kernel/audit';
import type { StaffMember } from './store/staff';

/** For a staff member the audit shows what they may do and when they work, not their name or how to reach them. */
export const SHOWN_OF_STAFF = harmless<StaffMember & Pick<Technician, 'skills' | 'hours'>>(
  ...(['staffId', 'roles', 'active', 'grants', 'denials', 'technicianId', 'offCars', 'skills', 'hours'] as const),
  ...(['invitedBy', 'hadSignIn', 'removedAt'] as const),
);
