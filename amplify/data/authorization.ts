import type { a } from '@aws-amplify/backend';
import { ROLES } from '../../domain/access/permissions';

type ModelAllow = Parameters<Parameters<ReturnType<typeof a.model>['authorization']>[0]>[0];
type OperationAllow = Parameters<Parameters<ReturnType<typeof a.query>['authorization']>[0]>[0];

/** Every staff role, as the sign-in groups of the same name. */
export const STAFF_GROUPS = [...ROLES];

/** Anyone may read, signed in or not: opening hours, services, free times. Never for rows that name a person. */
export const anyoneReads = (allow: ModelAllow) => [
  allow.publicApiKey().to(['read']),
  allow.authenticated().to(['read']),
];

/** Staff may read; which staff, the check in front of each read decides (`guards.ts`). */
export const staffRead = (allow: ModelAllow) => [allow.groups(STAFF_GROUPS).to(['read'])];

/** The customer named by the row's `customerId`, and staff, may read. */
export const ownCustomerOrStaffRead = (allow: ModelAllow) => [
  allow.ownerDefinedIn('customerId').identityClaim('sub').to(['read']),
  allow.groups(STAFF_GROUPS).to(['read']),
];

/**
 * Anyone may listen to one audience: which one, the guard in front of the subscription decides (`live-guard.ts`). The
 * owner's rule exists only for its argument, by which a subscription names the audience.
 */
export const anyoneListens = (allow: ModelAllow) => [
  allow.publicApiKey().to(['listen']),
  allow.authenticated().to(['listen']),
  allow.ownerDefinedIn('audience').identityClaim('sub').to(['listen']),
];

/** Anyone may call; the function throttles, and decides by the caller and the row. */
export const anyoneCalls = (allow: OperationAllow) => [allow.publicApiKey(), allow.authenticated()];

/** Anyone signed in may call; the function decides by role and row. */
export const signedInCalls = (allow: OperationAllow) => [allow.authenticated()];
