import { defineAuth } from '@aws-amplify/backend';
import { ROLES } from '../../domain/access/permissions';

/**
 * Sign-in for customers and staff: an e-mail address and a password, with an optional authenticator app (TOTP).
 *
 * One group per staff role; a person without a group is a customer. The groups carry no permission of their own:
 * `domain/access` says what each role may do. The password policy and the
 * mail of an invitation, which names the site, are set in `backend.ts`.
 */
export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      // One text for a new account, a new address and a forgotten password: Cognito does not say which it sends.
      verificationEmailSubject: 'Your code for Workbay',
      verificationEmailBody: (code) =>
        `Your code is ${code()}. Type it on the page that asks for it, and tell it to nobody. Did you not ask for a code? Then leave this mail: nothing changes.`,
    },
  },
  groups: [...ROLES],
  multifactor: { mode: 'OPTIONAL', totp: true },
  userAttributes: { fullname: { required: false, mutable: true } },
  accountRecovery: 'EMAIL_ONLY',
});
