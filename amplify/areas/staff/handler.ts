import { ok } from '../../../domain/shared/result';
import { answering } from '../../door/answering';
import { userPool } from '../../gateways/user-pool';
import { inviteStaff } from './commands/invite-staff';
import { saveStaffMember } from './commands/save-staff-member';
import { removeStaffMember } from './commands/remove-staff-member';
import { resendInvitation, resetTwoStep, setStaffAccess } from './commands/staff-access';
import * as operations from './operations';

export const handler = answering(operations, {
  saveStaffMember: (deps, { actor }, { requestId, acceptBroken, version, skills, hours, ...person }) => {
    const work = skills && hours ? { skills, hours } : null;
    return saveStaffMember(deps, actor, { person, work }, { requestId, acceptBroken, version });
  },
  inviteStaff: async (deps, { actor }, { skills, hours, ...person }) => {
    const work = skills && hours ? { skills, hours } : null;
    const invited = await inviteStaff({ ...deps, userPool: userPool() }, actor, { ...person, work });
    return invited.ok ? ok({ staffId: invited.value.recordId, hadSignIn: invited.value.hadSignIn }) : invited;
  },
  setStaffAccess: (deps, { actor }, { requestId, acceptBroken, version, ...access }) =>
    setStaffAccess({ ...deps, userPool: userPool() }, actor, access, { requestId, acceptBroken, version }),
  resetTwoStep: (deps, { actor }, whose) => resetTwoStep({ ...deps, userPool: userPool() }, actor, whose),
  removeStaffMember: (deps, { actor }, whose) => removeStaffMember({ ...deps, userPool: userPool() }, actor, whose),
  resendInvitation: (deps, { actor }, whose) => resendInvitation({ ...deps, userPool: userPool() }, actor, whose),
});
