import { beforeAll, describe, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';

interface Rule {
  readonly Name: string;
  readonly Action: object;
  readonly Statement: { readonly RateBasedStatement: { readonly Limit: number; readonly ScopeDownStatement?: object } };
  readonly VisibilityConfig: object;
}

let branch: SynthOutput;
let sandbox: SynthOutput;
beforeAll(async () => {
  sandbox = await synthesise();
  branch = await synthesise('branch');
}, 300_000);

describe('the firewall of a branch', () => {
  const firewall = () => {
    const [acl] = resourcesOf(branch.root, 'AWS::WAFv2::WebACL');
    if (acl === undefined) throw new Error('There is no firewall');
    return propertiesOf<{ Scope: string; DefaultAction: object; Rules: Rule[] }>(acl);
  };

  it('limits each address: fewest for what sends mail to anyone, more for guests, most for all calls', () => {
    const { Scope, DefaultAction, Rules } = firewall();
    expect([Scope, DefaultAction]).toEqual(['REGIONAL', { Allow: {} }]);
    const limits = Rules.map(({ Name, Statement }) => [Name, Statement.RateBasedStatement.Limit]);
    expect(limits).toEqual([
      ['codes-by-mail', 15],
      ['without-sign-in', 240],
      ['everything', 900],
    ]);
    for (const { Action, Statement } of Rules) {
      expect(Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
      expect(Statement.RateBasedStatement).toMatchObject({ AggregateKeyType: 'IP', EvaluationWindowSec: 60 });
    }
  });

  it('knows guests by the public key, and sign-ups and forgotten passwords by what is asked of Cognito', () => {
    const [codes, guests, all] = firewall().Rules.map(
      ({ Statement }) => Statement.RateBasedStatement.ScopeDownStatement,
    );
    const asked = JSON.stringify(codes).match(/AWSCognitoIdentityProviderService\.\w+/g);
    expect(asked?.map((name) => name.split('.')[1])).toEqual(['SignUp', 'ForgotPassword', 'ResendConfirmationCode']);
    expect(codes).toMatchObject({
      OrStatement: {
        Statements: [{ ByteMatchStatement: { FieldToMatch: { SingleHeader: { Name: 'x-amz-target' } } } }, {}, {}],
      },
    });
    expect(guests).toMatchObject({
      ByteMatchStatement: { FieldToMatch: { SingleHeader: { Name: 'x-api-key' } }, SearchString: 'da2-' },
    });
    expect(all).toBeUndefined();
  });

  it('stands before the API and the user pool, and keeps no samples of what people send', () => {
    const guarded = resourcesOf(branch.root, 'AWS::WAFv2::WebACLAssociation').map(
      (placed) => propertiesOf<{ ResourceArn: string }>(placed).ResourceArn,
    );
    expect(guarded).toEqual([
      expect.stringContaining(':appsync:') as string,
      expect.stringContaining(':cognito-idp:') as string,
    ]);
    for (const { VisibilityConfig } of firewall().Rules) {
      expect(VisibilityConfig).toMatchObject({ SampledRequestsEnabled: false });
    }
  });

  it('is not paid for in a sandbox', () => {
    expect(resourcesOf(sandbox.root, 'AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACLAssociation')).toEqual([]);
  });
});
