import { defineAuth } from '@aws-amplify/backend';
import { ROLES } from '../../domain/access/permissions';

/**
 * Sign-in for customers and staff: an e-mail address and a password, with an optional authenticator app (TOTP).
 *
 * One group per staff role; a person without a group is a customer. The groups carry no permission of their own:
 * `domain/access` says what each role may do. The password policy is set in `backend.ts`.
 */
export const auth = defineAuth({
  loginWith: { email: true },
  groups: [...ROLES],
  multifactor: { mode: 'OPTIONAL', totp: true },
  userAttributes: { fullname: { required: false, mutable: true } },
  accountRecovery: 'EMAIL_ONLY',
});
