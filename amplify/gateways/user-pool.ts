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
import { type Role, rolesFrom } from '../../domain/access/permissions';
import { required } from '../runtime/environment';

/** The sign-in service, as the commands that change people's access use it. */
export interface UserPool {
  /** The `sub` of whoever has this address; a new person is made, and Cognito mails them a first password. */
  invite(person: { readonly email: string; readonly name: string }): Promise<string>;
  /** Sets a person's groups, and whether they may sign in. Whoever may not is signed out everywhere. */
  setAccess(staffId: string, access: { readonly roles: readonly Role[]; readonly active: boolean }): Promise<void>;
  /** Turns the second step of a sign-in off, for somebody who lost the phone, and signs them out everywhere. */
  turnOffTwoStep(staffId: string): Promise<void>;
  /** Removes a customer's sign-in; one that is gone already is fine, and one with a staff group stays. */
  remove(sub: string): Promise<void>;
}

let client: CognitoIdentityProviderClient | undefined;

/** The deployment's own user pool. */
export function userPool(): UserPool {
  const cognito = (client ??= new CognitoIdentityProviderClient({}));
  const pool = { UserPoolId: required('USER_POOL_ID') };

  async function subOf(username: string): Promise<string> {
    const { UserAttributes } = await cognito.send(new AdminGetUserCommand({ ...pool, Username: username }));
    const sub = UserAttributes?.find(({ Name }) => Name === 'sub')?.Value;
    if (sub === undefined) throw new Error('a user without a sub');
    return sub;
  }

  async function rolesOf(user: typeof pool & { readonly Username: string }): Promise<Role[]> {
    const { Groups } = await cognito.send(new AdminListGroupsForUserCommand(user));
    return rolesFrom((Groups ?? []).map(({ GroupName }) => GroupName ?? ''));
  }

  return {
    async invite({ email, name }) {
      try {
        const { User } = await cognito.send(
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
        );
        return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? (await subOf(email));
      } catch (error) {
        if (error instanceof UsernameExistsException) return subOf(email);
        throw error;
      }
    },

    async setAccess(staffId, { roles, active }) {
      const user = { ...pool, Username: staffId };
      const present = await rolesOf(user);
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
