import * as v from 'valibot';
import { DENIABLE, PERMISSIONS, type Permission, ROLES } from '../../../domain/access/permissions';
import { SKILLS } from '../../../domain/shop/resource';
import { ok } from '../../../domain/shared/result';
import { inviteStaff } from './commands/invite-staff';
import { removeStaffMember } from './commands/remove-staff-member';
import { resendInvitation, resetTwoStep, setStaffAccess } from './commands/staff-access';
import { userPool } from '../../gateways/user-pool';
import { email, filledLine, phone, recordId, requestId, seenVersion, weekHours } from '../../kernel/fields';
import { answering, operation } from '../../door/answering';

const roles = v.pipe(v.array(v.picklist(ROLES)), v.minLength(1), v.maxLength(ROLES.length));
const anyOf = (permissions: readonly Permission[]) =>
  v.optional(v.nullable(v.pipe(v.array(v.picklist(permissions)), v.maxLength(100)), []), []);

const inviteArguments = v.object({
  requestId,
  email: v.pipe(email, v.minLength(1), v.toLowerCase()),
  name: filledLine(100),
  phone,
  roles,
  skills: v.optional(v.nullable(v.array(v.picklist(SKILLS)), null), null),
  hours: v.optional(v.nullable(weekHours, null), null),
});

const accessArguments = v.object({
  requestId,
  staffId: recordId,
  roles,
  active: v.boolean(),
  grants: anyOf(PERMISSIONS),
  denials: anyOf(DENIABLE),
  acceptBroken: v.optional(v.nullable(v.boolean(), false), false),
  version: seenVersion,
});

const whoseArguments = v.object({ requestId, staffId: recordId });

/** See `amplify/areas/staff/api.ts`. */
export const handler = answering({
  inviteStaff: operation(inviteArguments, async (deps, { actor }, { skills, hours, ...person }) => {
    const work = skills && hours ? { skills, hours } : null;
    const result = await inviteStaff({ ...deps, userPool: userPool() }, actor, { ...person, work });
    if (!result.ok) return result;
    const { recordId: staffId, hadSignIn } = result.value;
    return ok({ recordId: staffId, facts: JSON.stringify({ hadSignIn }) });
  }),
  setStaffAccess: operation(
    accessArguments,
    async (deps, { actor }, { requestId: request, acceptBroken, version, ...access }) => {
      const change = { requestId: request, acceptBroken, version };
      const result = await setStaffAccess({ ...deps, userPool: userPool() }, actor, access, change);
      return result.ok ? ok({ recordId: access.staffId }) : result;
    },
  ),
  resetTwoStep: operation(whoseArguments, async (deps, { actor }, whose) => {
    const result = await resetTwoStep({ ...deps, userPool: userPool() }, actor, whose);
    return result.ok ? ok({ recordId: whose.staffId }) : result;
  }),
  removeStaffMember: operation(whoseArguments, async (deps, { actor }, whose) => {
    const result = await removeStaffMember({ ...deps, userPool: userPool() }, actor, whose);
    return result.ok ? ok({ recordId: whose.staffId }) : result;
  }),
  resendInvitation: operation(whoseArguments, async (deps, { actor }, whose) => {
    const result = await resendInvitation({ ...deps, userPool: userPool() }, actor, whose);
    return result.ok ? ok({ recordId: whose.staffId }) : result;
  }),
});
