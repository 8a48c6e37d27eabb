import * as shop from '../../../../amplify/areas/shop/operations';
import * as staff from '../../../../amplify/areas/staff/operations';
import type { Service } from '../../../../domain/shop/service';
import type { Bay } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import type { Versioned } from '../../../../domain/shared/versioned';
import { call } from '../../../lib/api';
import type { StaffRow } from './read-settings';

/** A change, and whether the person has accepted the appointments it breaks. */
export interface Save {
  readonly requestId: string;
  readonly acceptBroken: boolean;
}

/** Each throws ProblemError; VERSION_CONFLICT names who was faster, WOULD_BREAK names the appointments that the change leaves without hours, bay or technician. */
export const saveSettings = (settings: Versioned<ShopSettings>, change: Save) =>
  call(shop.saveShopSettings, { ...settings, ...change });

export const saveService = (service: Versioned<Service>, change: Save) =>
  call(shop.saveService, { ...service, ...change });

export const saveBay = (bay: Versioned<Bay>, change: Save) => call(shop.saveBay, { ...bay, ...change });

const workOf = ({ work }: Pick<StaffRow, 'work'>) => ({ skills: work?.skills ?? null, hours: work?.hours ?? null });

export const saveStaffMember = (person: StaffRow, change: Save) =>
  call(staff.saveStaffMember, { ...person, ...workOf(person), ...change });

/** A new colleague. */
export type NewStaff = Pick<StaffRow, 'name' | 'email' | 'phone' | 'roles' | 'work'>;

/**
 * Creates a sign-in and emails a first password; an address with a sign-in keeps it, and gets an email that says so.
 * ALREADY_STAFF if the address belongs to a colleague, ADDRESS_UNPROVEN, OWN_ACCESS.
 */
export const inviteStaff = (person: NewStaff, { requestId }: Save) =>
  call(staff.inviteStaff, { ...person, ...workOf(person), requestId });

/** Emails another first password. INVITATION_USED if they have signed in. */
export const resendInvitation = (staffId: string, { requestId }: Save) =>
  call(staff.resendInvitation, { staffId, requestId });

/** Sets a colleague's access, from their next call on. OWN_ACCESS, LAST_ADMIN, WOULD_BREAK. */
export const setStaffAccess = (person: StaffRow, change: Save) => call(staff.setStaffAccess, { ...person, ...change });

/** Turns two-step sign-in off for a person who lost their phone. */
export const resetTwoStep = (staffId: string, { requestId }: Save) => call(staff.resetTwoStep, { staffId, requestId });

/** Removes a former colleague's personal details and sign-in. ACCESS_NOT_ENDED while they work here. */
export const removeStaffMember = (staffId: string, { requestId }: Save) =>
  call(staff.removeStaffMember, { staffId, requestId });
