import { randomUUID } from 'node:crypto';
import type { SignIn, SignInState, UserPool } from '../../amplify/gateways/user-pool';
import type { Role } from '../../domain/access/permissions';

export interface FakeUserPool extends UserPool {
  /** By `sub`, as the last command left it. */
  readonly access: Map<string, { readonly roles: readonly Role[]; readonly active: boolean }>;
  /** The addresses that got a first password, one per email. */
  readonly mails: string[];
  readonly removed: string[];
  readonly withoutTwoStep: string[];
  /** Adds a sign-in that no command created. */
  has(
    email: string,
    signIn: { readonly state: SignInState; readonly sub?: string; readonly roles?: readonly Role[] },
  ): string;
}

/** For commands about customers: every sign-in exists, and removing one does nothing. */
export const ALL_SIGN_INS_EXIST: Pick<UserPool, 'exists' | 'remove'> = {
  exists: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};

/** The vendor's side for tests of commands: who has a sign-in, in which groups, and who got an email. */
export function fakeUserPool(): FakeUserPool {
  const signIns = new Map<string, SignIn>();
  const [mails, removed, withoutTwoStep]: [string[], string[], string[]] = [[], [], []];
  const access: FakeUserPool['access'] = new Map();
  const has: FakeUserPool['has'] = (email, { sub = randomUUID(), state, roles = [] }) => {
    signIns.set(email, { sub, state, roles });
    return sub;
  };
  return {
    ...{ access, mails, removed, withoutTwoStep, has },
    find: (email) => Promise.resolve(signIns.get(email) ?? null),
    create: ({ email }) => {
      if (signIns.has(email)) return Promise.resolve(null);
      mails.push(email);
      return Promise.resolve(has(email, { state: 'INVITED' }));
    },
    inviteAgain: (email) => {
      if (signIns.get(email)?.state !== 'INVITED') throw new Error('UnsupportedUserStateException');
      return Promise.resolve(void mails.push(email));
    },
    setAccess: (staffId, { roles, active }) => Promise.resolve(void access.set(staffId, { roles, active })),
    turnOffTwoStep: (staffId) => Promise.resolve(void withoutTwoStep.push(staffId)),
    exists: (sub) => Promise.resolve([...signIns.values()].some((signIn) => signIn.sub === sub)),
    remove: (sub) => {
      for (const [email, signIn] of signIns) if (signIn.sub === sub) signIns.delete(email);
      return Promise.resolve(void removed.push(sub));
    },
  };
}
