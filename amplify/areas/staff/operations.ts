import * as v from 'valibot';
import { DENIABLE, PERMISSIONS, type Permission, ROLES, type Role } from '../../../domain/access/permissions';
import { SKILLS } from '../../../domain/shop/resource';
import { command, get, list, shown } from '../../kernel/declare';
import { email, filledLine, flag, orNull, phone, recordId, versionOrNull, weekHours } from '../../kernel/fields';

const roles = v.pipe(v.array(v.picklist(ROLES)), v.minLength(1), v.maxLength(ROLES.length));
const anyOf = (permissions: readonly Permission[]) =>
  v.optional(v.nullable(v.pipe(v.array(v.picklist(permissions)), v.maxLength(100)), []), []);

/** With skills and hours the person also works on cars: the technician row is written in the same transaction. */
const work = { skills: orNull(v.array(v.picklist(SKILLS))), hours: orNull(weekHours) };

/** A person's work here; `setStaffAccess` sets what they may do. */
export const saveStaffMember = command({
  needs: 'staff:edit',
  asks: {
    acceptBroken: flag(false),
    version: versionOrNull,
    staffId: recordId,
    name: filledLine(100),
    email,
    phone,
    roles,
    technicianId: orNull(recordId),
    ...work,
    active: v.boolean(),
  },
  answers: {},
});

/** The address gets an email with a first password or, if it already has a sign-in, one that says so: `hadSignIn`. */
export const inviteStaff = command({
  needs: 'staff:access',
  perMinute: 10,
  once: 'STEPS',
  asks: { email: v.pipe(email, v.minLength(1), v.toLowerCase()), name: filledLine(100), phone, roles, ...work },
  answers: { staffId: v.string(), hadSignIn: v.boolean() },
});

export const setStaffAccess = command({
  needs: 'staff:access',
  asks: {
    acceptBroken: flag(false),
    version: versionOrNull,
    staffId: recordId,
    roles,
    active: v.boolean(),
    grants: anyOf(PERMISSIONS),
    denials: anyOf(DENIABLE),
  },
  answers: {},
});

/** For a person who lost their phone: the password alone counts until they set two-step sign-in up again. */
export const resetTwoStep = command({
  needs: 'staff:access',
  asks: { staffId: recordId },
  answers: {},
});

/** For a person who has not signed in yet: another first password; the one before stops working. */
export const resendInvitation = command({
  needs: 'staff:access',
  perMinute: 10,
  asks: { staffId: recordId },
  answers: {},
});

/** For a person who has left: their name, address and number go, and their sign-in. */
export const removeStaffMember = command({
  needs: 'staff:access',
  once: 'STEPS',
  asks: { staffId: recordId },
  answers: {},
});

/** A staff member as the staff list has them. */
export interface StaffMemberRow {
  readonly staffId: string;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly roles?: readonly (Role | null)[] | null;
  readonly technicianId?: string | null;
  readonly offCars?: boolean | null;
  readonly active?: boolean | null;
  readonly grants?: readonly Permission[] | null;
  readonly denials?: readonly Permission[] | null;
  /** Set once whatever names or reaches a former staff member was removed. */
  readonly removedAt?: string | null;
  readonly version?: number | null;
}
const SHOWN = 'staffId name email phone roles technicianId offCars active grants denials removedAt version';

export const getStaffMember = get({
  model: 'StaffMember',
  key: { shopId: 'ID', staffId: 'ID' },
  needs: 'staff:read',
  shows: shown<StaffMemberRow>(SHOWN),
});

export const listStaffMembers = list({
  model: 'StaffMember',
  key: { shopId: 'ID' },
  needs: 'staff:read',
  shows: shown<StaffMemberRow>(SHOWN),
});
