import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Role } from '../../domain/access/permissions';
import { rolesFrom } from '../../domain/access/roles';
import { required } from '../kernel/tables';

/**
 * INVITED has a first password and has not signed in; PROVEN is a person's own, with a proven address. UNCONFIRMED
 * signed up and never confirmed; UNPROVEN has since changed to an address that was never proven.
 */
export type SignInState = 'INVITED' | 'PROVEN' | 'UNCONFIRMED' | 'UNPROVEN';

export interface SignIn {
  readonly sub: string;
  readonly state: SignInState;
  /** By the groups. */
  readonly roles: readonly Role[];
}

/** The sign-in service, as the commands that change people's access use it. */
export interface UserPool {
  /** The sign-in with this address, if any. */
  find(email: string): Promise<SignIn | null>;
  /** Makes a sign-in, and Cognito emails its first password. Gives the `sub`; null when the address already has one. */
  create(person: { readonly email: string; readonly name: string }): Promise<string | null>;
  /** Emails another first password in place of the one before. Throws when the person has since signed in. */
  inviteAgain(email: string): Promise<void>;
  /**
   * Sets a person's groups, and whether they may sign in. A person who may not is signed out everywhere; one whose
   * sign-in is gone, because anyone may delete their own at Cognito, already is.
   */
  setAccess(staffId: string, access: { readonly roles: readonly Role[]; readonly active: boolean }): Promise<void>;
  /** Turns the second step of a sign-in off, for a person who lost their phone, and signs them out everywhere. */
  turnOffTwoStep(staffId: string): Promise<void>;
  /** Is there still a sign-in? Anyone may delete their own at Cognito, and no one here is told. */
  exists(sub: string): Promise<boolean>;
  /** Removes a customer's sign-in; one that is already gone is fine, and one with a staff group stays. */
  remove(sub: string): Promise<void>;
}

function stateOf(status: string | undefined, hasProvenAddress: boolean): SignInState {
  if (status === 'UNCONFIRMED') return 'UNCONFIRMED';
  if (status === 'FORCE_CHANGE_PASSWORD') return 'INVITED';
  return hasProvenAddress ? 'PROVEN' : 'UNPROVEN';
}

let client: CognitoIdentityProviderClient | undefined;

/** The deployment's own user pool. */
export function userPool(): UserPool {
  const cognito = (client ??= new CognitoIdentityProviderClient({}));
  const pool = { UserPoolId: required('USER_POOL_ID') };

  async function rolesOf(user: typeof pool & { readonly Username: string }): Promise<Role[]> {
    const { Groups } = await cognito.send(new AdminListGroupsForUserCommand(user));
    return rolesFrom((Groups ?? []).map(({ GroupName }) => GroupName ?? ''));
  }

  const rolesIfAny = (user: Parameters<typeof rolesOf>[0]) =>
    rolesOf(user).catch((error: unknown) => {
      if (error instanceof UserNotFoundException) return null;
      throw error;
    });

  return {
    async find(email) {
      try {
        const { UserAttributes, UserStatus } = await cognito.send(
          new AdminGetUserCommand({ ...pool, Username: email }),
        );
        const valueOf = (name: string) => UserAttributes?.find(({ Name }) => Name === name)?.Value;
        const sub = valueOf('sub');
        if (sub === undefined) throw new Error('a user without a sub');
        const state = stateOf(UserStatus, valueOf('email_verified') === 'true');
        return { sub, state, roles: await rolesOf({ ...pool, Username: sub }) };
      } catch (error) {
        if (error instanceof UserNotFoundException) return null;
        throw error;
      }
    },

    async create({ email, name }) {
      const made = await cognito
        .send(
          new AdminCreateUserCommand({
            ...pool,
            Username: email,
            DesiredDeliveryMediums: ['EMAIL'],
            UserAttributes: [
              { Name: 'email', Value: email },
              { Name: 'email_verified', Value: 'true' },
              { Name: 'name', Value: name },
            ],
          }),
        )
        .catch((error: unknown) => {
          if (error instanceof UsernameExistsException) return null;
          throw error;
        });
      if (made === null) return null;
      const sub = made.User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
      if (sub === undefined) throw new Error('a user without a sub');
      return sub;
    },

    async inviteAgain(email) {
      const again = { ...pool, Username: email, MessageAction: 'RESEND' } as const;
      await cognito.send(new AdminCreateUserCommand({ ...again, DesiredDeliveryMediums: ['EMAIL'] }));
    },

    async setAccess(staffId, { roles, active }) {
      const user = { ...pool, Username: staffId };
      const present = active ? await rolesOf(user) : await rolesIfAny(user);
      if (present === null) return;
      const wanted = active ? roles : [];
      for (const role of wanted.filter((one) => !present.includes(one))) {
        await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }));
      }
      for (const role of present.filter((one) => !wanted.includes(one))) {
        await cognito.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: role }));
      }
      await cognito.send(active ? new AdminEnableUserCommand(user) : new AdminDisableUserCommand(user));
      if (!active) await cognito.send(new AdminUserGlobalSignOutCommand(user));
    },

    async turnOffTwoStep(staffId) {
      const user = { ...pool, Username: staffId };
      const off = { Enabled: false, PreferredMfa: false };
      await cognito.send(new AdminSetUserMFAPreferenceCommand({ ...user, SoftwareTokenMfaSettings: off }));
      await cognito.send(new AdminUserGlobalSignOutCommand(user));
    },

    exists: async (sub) => (await rolesIfAny({ ...pool, Username: sub })) !== null,

    async remove(sub) {
      const user = { ...pool, Username: sub };
      try {
        // The first admin, made in the console, has a group and no staff row.
        if ((await rolesOf(user)).length === 0) await cognito.send(new AdminDeleteUserCommand(user));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    },
  };
}
