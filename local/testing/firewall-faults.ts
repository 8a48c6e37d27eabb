import { propertiesOf } from '../synth/evaluate';
import { type Stack, resourcesOf } from '../synth/stacks';

export interface FirewallRule {
  readonly Name: string;
  readonly Action: { readonly Block?: { readonly CustomResponse?: { readonly ResponseCode?: number } } };
  readonly Statement: {
    readonly RateBasedStatement: {
      readonly Limit: number;
      readonly AggregateKeyType: string;
      readonly EvaluationWindowSec: number;
      readonly ScopeDownStatement?: object;
    };
  };
  readonly VisibilityConfig: { readonly SampledRequestsEnabled: boolean };
}

/** Calls per minute from one address: fewest for those that send mail to anyone, more for guests, most for all calls. */
const LIMITS: Readonly<Record<string, number>> = { 'codes-by-mail': 15, 'without-sign-in': 240, everything: 900 };
const GUARDED = { 'the API': ':appsync:', 'the user pool': ':cognito-idp:' };

export function firewallOf(root: Stack) {
  const [acl] = resourcesOf(root, 'AWS::WAFv2::WebACL');
  if (acl === undefined) throw new Error('There is no firewall');
  return propertiesOf<{ Scope: string; DefaultAction: object; Rules: FirewallRule[] }>(acl);
}

function faultsOfRule({ Name, Action, Statement, VisibilityConfig }: FirewallRule): string[] {
  const { Limit, AggregateKeyType, EvaluationWindowSec } = Statement.RateBasedStatement;
  return [
    ...(Limit === LIMITS[Name] ? [] : [`${Name} lets ${Limit} calls through, not ${LIMITS[Name] ?? 'any number'}`]),
    ...(AggregateKeyType === 'IP' && EvaluationWindowSec === 60
      ? []
      : [`${Name} does not count each address by minute`]),
    ...(Action.Block?.CustomResponse?.ResponseCode === 429 ? [] : [`${Name} does not answer 429`]),
    ...(VisibilityConfig.SampledRequestsEnabled ? [`${Name} keeps samples of what people send`] : []),
  ];
}

/** What the firewall in front of the API and the user pool does not limit. */
export function faultsOfFirewall(root: Stack): string[] {
  const { Rules } = firewallOf(root);
  const guarded = resourcesOf(root, 'AWS::WAFv2::WebACLAssociation').map(
    (placed) => propertiesOf<{ ResourceArn: string }>(placed).ResourceArn,
  );
  const isThere = (name: string) => Rules.some(({ Name }) => Name === name);
  const open = Object.entries(GUARDED).filter(([, service]) => !guarded.some((arn) => arn.includes(service)));
  return [
    ...Object.keys(LIMITS).flatMap((name) => (isThere(name) ? [] : [`nothing limits ${name}`])),
    ...open.map(([name]) => `${name} is behind no firewall`),
    ...Rules.flatMap(faultsOfRule),
  ];
}
