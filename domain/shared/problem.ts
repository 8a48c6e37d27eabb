/** Every refusal that a rule or a command can answer with. The UI has the sentence for each, once. */
export const PROBLEM_CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'SLOT_TAKEN',
  'OUTSIDE_HOURS',
  'IN_THE_PAST',
  'TOO_SOON',
  'BEYOND_HORIZON',
  'OFF_GRID',
  'UNKNOWN_SERVICE',
  'SERVICE_INACTIVE',
  'NO_CAPACITY',
  'ILLEGAL_TRANSITION',
  'VERSION_CONFLICT',
  'REQUEST_ID_REUSED',
  'REQUEST_IN_PROGRESS',
  'TOO_MANY_REQUESTS',
  'DAILY_LIMIT',
  'CUT_OFF_PASSED',
  'LINK_INVALID',
  'ZONE_LOCKED',
  'WOULD_BREAK',
  'HOLD_EXPIRED',
  'OVERRIDE_REASON_NEEDED',
  'TOO_EARLY',
  'NOT_FULL',
  'WAITING_LIST_CLOSED',
  'UNKNOWN_PLAN',
  'OWN_ACCESS',
  'LAST_ADMIN',
  'ALREADY_STAFF',
  'ADDRESS_UNPROVEN',
  'INVITATION_USED',
  'WORKS_HERE',
  'ACCESS_NOT_ENDED',
  'OPEN_VISITS',
  'SAME_CUSTOMER',
  'HAS_SIGN_IN',
  'ACCOUNT_DELETED',
  'INVALID_VIN',
  'ODOMETER_RUNS_BACK',
  'FILE_TYPE_NOT_TAKEN',
  'FILE_TOO_LARGE',
  'TOO_MANY_FILES',
  'FILE_MISSING',
  'FILE_NOT_WHAT_WAS_SAID',
  'NOT_SET_UP',
  'INTERNAL',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What the screen needs to explain a refusal. JSON-safe; never a sentence. */
export type ProblemFacts = Readonly<Record<string, Json>>;

/** An expected refusal: a code, and the facts of the case. */
export interface Problem {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
}

/** A fact that is a text or a number, as text; empty if no such fact exists. */
export function factText(facts: ProblemFacts, name: string): string {
  const fact = facts[name];
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
}
