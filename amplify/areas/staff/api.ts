import { a } from '@aws-amplify/backend';
import { staff } from './resource';
import { signedInCalls } from '../../data/authorization';

/** Who works here and what they may do. For people with `staff:access`. */
export const staffOperations = {
  // The address gets a mail with a first password or, where it has a sign-in already, one that says so: `facts` says which,
  // as `hadSignIn`. With skills and hours the person also works on cars.
  inviteStaff: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      email: a.string().required(),
      name: a.string().required(),
      phone: a.string(),
      roles: a.string().required().array().required(),
      skills: a.string().required().array(),
      hours: a.json(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(staff))
    .authorization(signedInCalls),

  setStaffAccess: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      staffId: a.id().required(),
      roles: a.string().required().array().required(),
      active: a.boolean().required(),
      grants: a.string().required().array(),
      denials: a.string().required().array(),
      acceptBroken: a.boolean(),
      version: a.integer(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(staff))
    .authorization(signedInCalls),

  // For somebody who lost the phone: the password alone counts until they set two-step sign-in up again.
  resetTwoStep: a
    .mutation()
    .arguments({ requestId: a.id().required(), staffId: a.id().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(staff))
    .authorization(signedInCalls),

  // For somebody who has left: their name, address and number go, and their sign-in.
  removeStaffMember: a
    .mutation()
    .arguments({ requestId: a.id().required(), staffId: a.id().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(staff))
    .authorization(signedInCalls),

  // For somebody who has not signed in yet: another first password, and the one before no longer counts.
  resendInvitation: a
    .mutation()
    .arguments({ requestId: a.id().required(), staffId: a.id().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(staff))
    .authorization(signedInCalls),
};
