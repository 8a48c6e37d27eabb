import { defineAuth } from '@aws-amplify/backend';
import { ROLES } from '../../domain/access/permissions';
import { customMessage } from './custom-message/resource';

/**
 * Sign-in for customers and staff: an email address and a password, with an optional authenticator app (TOTP).
 *
 * One group per staff role; a person without a group is a customer. The groups themselves carry no permission:
 * `domain/access` says what each role may do. The password policy is set in `wiring/sign-in.ts`.
 */
export const auth = defineAuth({
  loginWith: { email: { verificationEmailStyle: 'CODE' } },
  // This function writes what Cognito emails, so the pool has no texts.
  triggers: { customMessage },
  groups: [...ROLES],
  multifactor: { mode: 'OPTIONAL', totp: true },
  userAttributes: { fullname: { required: false, mutable: true } },
  accountRecovery: 'EMAIL_ONLY',
});
