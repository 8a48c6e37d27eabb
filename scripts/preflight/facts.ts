import { ParameterPathConversions } from '@aws-amplify/platform-core';
import type { HostingRule } from '../site/hosting-rules';
import type { Aws, AwsAnswer } from './aws';
import { mailIdentityOf, type Variables } from './mail-address';

/** AWS's answer to one question: something, that there is none, or nothing (no command, no credentials, no right). */
export type Read<T> =
  | { readonly kind: 'FOUND'; readonly value: T }
  | { readonly kind: 'ABSENT' }
  | { readonly kind: 'UNKNOWN'; readonly why: string };

/** Everything the checks need to know. */
export interface Facts {
  readonly nodeVersion: string;
  readonly variables: Variables;
  readonly secret: Read<string>;
  readonly bootstrapVersion: Read<number>;
  readonly mailIdentity: Read<{ readonly isVerified: boolean }>;
  readonly mailAccount: Read<{ readonly isOutOfSandbox: boolean }>;
  readonly rules: Read<readonly HostingRule[]>;
  readonly wantedRules: readonly HostingRule[];
}

export interface Place {
  readonly branch: string;
  readonly appId?: string;
  readonly environment: Variables;
}

interface App {
  readonly appId?: string;
  readonly environmentVariables?: Variables;
  readonly customRules?: readonly HostingRule[];
}

const NO_APP = { kind: 'UNKNOWN', why: 'which app it is was not said (--app-id)' } as const;

function readAs<T>(answer: AwsAnswer, pick: (value: Readonly<Record<string, unknown>>) => T | undefined): Read<T> {
  if (answer.kind !== 'ANSWERED') return answer;
  const value = pick(answer.value as Readonly<Record<string, unknown>>);
  return value === undefined ? { kind: 'ABSENT' } : { kind: 'FOUND', value };
}

const parameter = (aws: Aws, name: string): Read<string> =>
  readAs(
    aws(['ssm', 'get-parameter', '--with-decryption', '--name', name]),
    ({ Parameter }) => (Parameter as { Value?: string } | undefined)?.Value,
  );

/** The branch's own secret, else the one that all branches of the app share. */
function secretOf(aws: Aws, { branch, appId }: Place): Read<string> {
  if (!appId) return NO_APP;
  const own = ParameterPathConversions.toParameterFullPath(
    { namespace: appId, name: branch, type: 'branch' },
    'MANAGE_LINK_SECRET',
  );
  const read = parameter(aws, own);
  return read.kind === 'ABSENT'
    ? parameter(aws, ParameterPathConversions.toParameterFullPath(appId, 'MANAGE_LINK_SECRET'))
    : read;
}

/** The service role of a build may list the apps, but not ask for one. */
const appOf = (aws: Aws, { appId }: Place): Read<App> =>
  appId
    ? readAs(aws(['amplify', 'list-apps']), ({ apps }) => (apps as readonly App[]).find((app) => app.appId === appId))
    : NO_APP;

/** A build has the variables in its environment; elsewhere AWS is asked for them. */
function variablesOf(aws: Aws, app: Read<App>, { branch, appId, environment }: Place): Variables {
  if (environment['AWS_BRANCH']) return environment;
  const ofBranch = appId
    ? readAs(
        aws(['amplify', 'get-branch', '--app-id', appId, '--branch-name', branch]),
        (answer) => (answer['branch'] as App | undefined)?.environmentVariables,
      )
    : NO_APP;
  return {
    ...(app.kind === 'FOUND' ? app.value.environmentVariables : {}),
    ...(ofBranch.kind === 'FOUND' ? ofBranch.value : {}),
    ...environment,
  };
}

/** Asks AWS for what a deployment needs. */
export function readFacts(aws: Aws, place: Place): Omit<Facts, 'nodeVersion' | 'wantedRules'> {
  const app = appOf(aws, place);
  const variables = variablesOf(aws, app, place);
  const identity = mailIdentityOf(variables);
  const bootstrap = parameter(aws, '/cdk-bootstrap/hnb659fds/version');
  return {
    variables,
    secret: secretOf(aws, place),
    bootstrapVersion: bootstrap.kind === 'FOUND' ? { kind: 'FOUND', value: Number(bootstrap.value) } : bootstrap,
    mailIdentity: identity
      ? readAs(aws(['sesv2', 'get-email-identity', '--email-identity', identity]), (answer) => ({
          isVerified: answer['VerifiedForSendingStatus'] === true,
        }))
      : { kind: 'UNKNOWN', why: 'MAIL_FROM names none' },
    mailAccount: readAs(aws(['sesv2', 'get-account']), (answer) => ({
      isOutOfSandbox: answer['ProductionAccessEnabled'] === true,
    })),
    rules: app.kind === 'FOUND' ? { kind: 'FOUND', value: app.value.customRules ?? [] } : app,
  };
}
