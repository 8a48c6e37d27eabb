import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/** Calls from one address within a minute. One address may be a whole office, or a street behind one mobile mast. */
const PER_MINUTE = { everything: 900, withoutSignIn: 240, codesByMail: 15 };

/** What makes Cognito send an email to an address that anyone may type. */
const MAILING = ['SignUp', 'ForgotPassword', 'ResendConfirmationCode'];

/**
 * Rate limits in front of the API and the user pool, where functions have no say: reads go straight to the tables, and
 * sign-ups to Cognito. Kept branches only, because it costs about 8 USD a month (docs/decisions/0032).
 */
export function wireFirewall(backend: Workbay, { isKept }: Deployment): void {
  if (!isKept) return;
  const stack = backend.createStack('firewall');
  const firewall = new CfnWebACL(stack, 'Firewall', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: seenAs('firewall'),
    rules: [
      rateRule({ name: 'codes-by-mail', priority: 0, limit: PER_MINUTE.codesByMail, of: orderingMails() }),
      rateRule({ name: 'without-sign-in', priority: 1, limit: PER_MINUTE.withoutSignIn, of: withPublicKey() }),
      rateRule({ name: 'everything', priority: 2, limit: PER_MINUTE.everything }),
    ],
  });
  const guarded = { Api: backend.data.resources.graphqlApi.arn, SignIn: backend.auth.resources.userPool.userPoolArn };
  for (const [name, resourceArn] of Object.entries(guarded)) {
    new CfnWebACLAssociation(stack, `${name}Firewall`, { resourceArn, webAclArn: firewall.attrArn });
  }
}

interface Rate {
  readonly name: string;
  readonly priority: number;
  readonly limit: number;
  /** Which calls count; all of them if absent. */
  readonly of?: CfnWebACL.StatementProperty;
}

/** Too many get a 429 until the address has been quieter for a minute. */
const rateRule = ({ name, priority, limit, of }: Rate): CfnWebACL.RuleProperty => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      evaluationWindowSec: 60,
      limit,
      ...(of === undefined ? {} : { scopeDownStatement: of }),
    },
  },
  visibilityConfig: seenAs(name),
});

/** Counted, but no samples are kept, because they hold tokens and addresses. */
const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});

const header = (name: string, words: { readonly constraint: string; readonly text: string }) => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: name } },
    positionalConstraint: words.constraint,
    searchString: words.text,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

const orderingMails = (): CfnWebACL.StatementProperty => ({
  orStatement: {
    statements: MAILING.map((operation) =>
      header('x-amz-target', { constraint: 'EXACTLY', text: `AWSCognitoIdentityProviderService.${operation}` }),
    ),
  },
});

const withPublicKey = (): CfnWebACL.StatementProperty =>
  header('x-api-key', { constraint: 'STARTS_WITH', text: 'da2-' });
