import { beforeAll, describe, expect, it } from 'vitest';
import { resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';
import { faultsOfFirewall, firewallOf } from '../../local/testing/firewall-faults';

let branch: SynthOutput;
let sandbox: SynthOutput;
beforeAll(async () => {
  sandbox = await synthesise();
  branch = await synthesise('branch');
}, 300_000);

describe('the firewall of a branch', () => {
  it('limits each address: least for what sends emails to anyone, more for guests, most for all calls', () => {
    const { Scope, DefaultAction, Rules } = firewallOf(branch.root);
    expect([Scope, DefaultAction]).toEqual(['REGIONAL', { Allow: {} }]);
    expect(Rules.map(({ Name }) => Name)).toEqual(['codes-by-mail', 'without-sign-in', 'everything']);
    expect(faultsOfFirewall(branch.root)).toEqual([]);
  });

  it('knows guests by the public key, and sign-ups and forgotten passwords by the call to Cognito', () => {
    const [codes, guests, all] = firewallOf(branch.root).Rules.map(
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

  it('covers only the API and the user pool', () => {
    expect(resourcesOf(branch.root, 'AWS::WAFv2::WebACLAssociation')).toHaveLength(2);
  });

  it('does not exist in a sandbox', () => {
    expect(resourcesOf(sandbox.root, 'AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACLAssociation')).toEqual([]);
  });
});
