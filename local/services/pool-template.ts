import type { PasswordPolicy } from '../auth/password-policy';
import type { UserPoolOptions } from '../auth/pool';
import { DEFAULT_LIFETIMES } from '../auth/tokens';
import { propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { Stack } from '../synth/stacks';

interface PoolProperties {
  readonly Policies?: {
    readonly PasswordPolicy?: {
      readonly MinimumLength?: number;
      readonly RequireLowercase?: boolean;
      readonly RequireUppercase?: boolean;
      readonly RequireNumbers?: boolean;
      readonly RequireSymbols?: boolean;
      readonly TemporaryPasswordValidityDays?: number;
    };
  };
  readonly UserAttributeUpdateSettings?: { readonly AttributesRequireVerificationBeforeUpdate?: readonly string[] };
  readonly UsernameAttributes?: readonly string[];
  readonly MfaConfiguration?: string;
  readonly AdminCreateUserConfig?: { readonly AllowAdminCreateUserOnly?: boolean };
}

interface ClientProperties {
  readonly ExplicitAuthFlows?: readonly string[];
  readonly PreventUserExistenceErrors?: string;
  readonly WriteAttributes?: readonly string[];
  readonly IdTokenValidity?: number;
  readonly AccessTokenValidity?: number;
  readonly RefreshTokenValidity?: number;
  readonly AuthSessionValidity?: number;
  readonly TokenValidityUnits?: {
    readonly IdToken?: string;
    readonly AccessToken?: string;
    readonly RefreshToken?: string;
  };
}

const firstOf = <T extends object>(root: Stack, type: string): Partial<T> => {
  const [placed] = resourcesOf(root, type);
  return placed ? propertiesOf<T>(placed) : {};
};

/** Settings that are fixed in the local pool; it refuses a template with others. */
function assertOffered(pool: PoolProperties, client: ClientProperties): void {
  const provenFirst = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  const isOffered: Readonly<Record<string, boolean>> = {
    'an address counts before it is proven': provenFirst.includes('email'),
    'user names are no addresses': pool.UsernameAttributes?.join() === 'email',
    'the second step is not optional': pool.MfaConfiguration === 'OPTIONAL',
    'no one may sign up': pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
    'it tells who has an account': client.PreventUserExistenceErrors === 'ENABLED',
  };
  const [fault] = Object.entries(isOffered).find(([, is]) => !is) ?? [];
  if (fault !== undefined) throw new Error(`The user pool of the template is not offered here: ${fault}.`);
}

function passwordPolicyOf({ Policies }: PoolProperties): Partial<PasswordPolicy> {
  const { PasswordPolicy: policy = {} } = Policies ?? {};
  const stated = {
    minimumLength: policy.MinimumLength,
    requireLowercase: policy.RequireLowercase,
    requireUppercase: policy.RequireUppercase,
    requireNumbers: policy.RequireNumbers,
    requireSymbols: policy.RequireSymbols,
    temporaryPasswordDays: policy.TemporaryPasswordValidityDays,
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

function lifetimesOf(client: ClientProperties) {
  const { IdToken = 'hours', AccessToken = 'hours', RefreshToken = 'days' } = client.TokenValidityUnits ?? {};
  const seconds = (count: number | undefined, unit: string, otherwise: number) =>
    count === undefined ? otherwise : count * (UNIT_SECONDS[unit] ?? 1);
  return {
    idSeconds: seconds(client.IdTokenValidity, IdToken, DEFAULT_LIFETIMES.idSeconds),
    accessSeconds: seconds(client.AccessTokenValidity, AccessToken, DEFAULT_LIFETIMES.accessSeconds),
    refreshSeconds: seconds(client.RefreshTokenValidity, RefreshToken, DEFAULT_LIFETIMES.refreshSeconds),
  };
}

/** The template's user pool and app client: how people sign in, for how long, and what they may change. */
export function poolRulesOf(
  root: Stack,
): Pick<UserPoolOptions, 'groups' | 'passwordPolicy' | 'lifetimes' | 'writeAttributes' | 'flows' | 'sessionMinutes'> {
  const pool = firstOf<PoolProperties>(root, 'AWS::Cognito::UserPool');
  const client = firstOf<ClientProperties>(root, 'AWS::Cognito::UserPoolClient');
  assertOffered(pool, client);
  const { WriteAttributes: writeAttributes = [], ExplicitAuthFlows = [], AuthSessionValidity } = client;
  return {
    groups: resourcesOf(root, 'AWS::Cognito::UserPoolGroup').map(
      (group) => propertiesOf<{ GroupName: string }>(group).GroupName,
    ),
    passwordPolicy: passwordPolicyOf(pool),
    lifetimes: lifetimesOf(client),
    writeAttributes,
    flows: ExplicitAuthFlows.map((flow) => flow.replace(/^ALLOW_/, '')),
    ...(AuthSessionValidity === undefined ? {} : { sessionMinutes: AuthSessionValidity }),
  };
}
