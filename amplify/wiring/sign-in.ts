import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { mailboxText } from '../../domain/shared/mailbox';
import { FIRST_PASSWORD_DAYS } from '../../domain/access/first-password';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/**
 * A stolen token works until it expires, even after its owner signed out everywhere. Pages renew theirs silently for a
 * week.
 */
const TOKEN_MINUTES = 15;
const SESSION_DAYS = 7;

/** The user pool's rules: strong passwords, sign-in only by the site's own form, and no AWS credentials for anyone. */
export function wireSignIn({ auth }: Workbay, deployment: Deployment): void {
  const { cfnUserPool, cfnUserPoolClient, cfnIdentityPool } = auth.resources.cfnResources;
  cfnUserPool.policies = {
    passwordPolicy: {
      minimumLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordValidityDays: FIRST_PASSWORD_DAYS,
    },
  };

  // The site signs people in with its own form, by SRP. There are no hosted pages, so nothing may be redirected
  // anywhere, and people write only what they are asked for: an address, which counts once it is proven, and a name.
  cfnUserPoolClient.addPropertyOverride('AllowedOAuthFlowsUserPoolClient', false);
  for (const name of ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs']) {
    cfnUserPoolClient.addPropertyDeletionOverride(name);
  }
  cfnUserPoolClient.explicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  cfnUserPoolClient.writeAttributes = ['email', 'name'];
  cfnUserPoolClient.accessTokenValidity = TOKEN_MINUTES;
  cfnUserPoolClient.idTokenValidity = TOKEN_MINUTES;
  cfnUserPoolClient.refreshTokenValidity = SESSION_DAYS;
  cfnUserPoolClient.tokenValidityUnits = { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' };

  // Files travel by presigned links and calls by user pool token or API key, so no one needs AWS credentials.
  cfnIdentityPool.allowUnauthenticatedIdentities = false;

  // A pool that states its attributes cannot be updated later. Address and name are Cognito's own: it has them anyway.
  cfnUserPool.addPropertyDeletionOverride('Schema');
  keepSignIns(cfnUserPool, deployment);
  sendThroughSes(cfnUserPool, deployment);
}

/** Customer records are kept by the `sub` of their sign-in: without the pool no customer would find theirs again. */
function keepSignIns(cfnUserPool: CfnUserPool, { isKept }: Deployment): void {
  cfnUserPool.deletionProtection = isKept ? 'ACTIVE' : 'INACTIVE';
  cfnUserPool.applyRemovalPolicy(isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
}

/**
 * Codes and invitations come from the shop's own address. Cognito itself sends about 50 a day per account, from its
 * own.
 */
function sendThroughSes(cfnUserPool: CfnUserPool, { isBranch, mail }: Deployment): void {
  if (!isBranch) return;
  cfnUserPool.emailConfiguration = {
    emailSendingAccount: 'DEVELOPER',
    from: mailboxText(mail.from),
    sourceArn: Stack.of(cfnUserPool).formatArn({ service: 'ses', resource: 'identity', resourceName: mail.identity }),
  };
}

/** Each function's rights over sign-ins. */
const SIGN_IN_ACTIONS = {
  staff: [
    'AdminAddUserToGroup',
    'AdminCreateUser',
    'AdminDeleteUser',
    'AdminDisableUser',
    'AdminEnableUser',
    'AdminGetUser',
    'AdminListGroupsForUser',
    'AdminRemoveUserFromGroup',
    'AdminSetUserMFAPreference',
    'AdminUserGlobalSignOut',
  ],
  customers: ['AdminDeleteUser', 'AdminListGroupsForUser'],
} as const;

/** Lets `staff` change who may sign in, and `customers` remove a sign-in, in this pool only. */
export function grantSignIns(backend: Workbay): void {
  const { userPool } = backend.auth.resources;
  for (const name of ['staff', 'customers'] as const) {
    backend[name].addEnvironment('USER_POOL_ID', userPool.userPoolId);
    backend[name].resources.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: SIGN_IN_ACTIONS[name].map((action) => `cognito-idp:${action}`),
        resources: [userPool.userPoolArn],
      }),
    );
  }
}
