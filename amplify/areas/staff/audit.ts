import type { Technician } from '../../../domain/shop/resource';
import { harmless } from '../../kernel/audit';
import type { StaffMember } from './store/staff';

/** Of somebody who works here the audit shows what they may do and when they work, not how they are called or reached. */
export const SHOWN_OF_STAFF = harmless<StaffMember & Pick<Technician, 'skills' | 'hours'>>(
  ...(['staffId', 'roles', 'active', 'grants', 'denials', 'technicianId', 'offCars', 'skills', 'hours'] as const),
  ...(['invitedBy', 'hadSignIn', 'removedAt'] as const),
);
