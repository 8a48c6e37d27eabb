import { beforeAll, describe, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { type Placed, resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, type Variant, synthesise } from '../../local/synth/synth';
import { attributesOfPool, faultsOfKeeping, poolOf } from '../../local/testing/template-faults';

let variants: Readonly<Record<Variant, SynthOutput>>;
beforeAll(async () => {
  variants = {
    sandbox: await synthesise(),
    branch: await synthesise('branch'),
    preview: await synthesise('preview'),
  };
}, 300_000);

describe('the user pool', () => {
  it.each(['sandbox', 'branch', 'preview'] as const)(
    'of a %s states no attributes, which could never change',
    (name) => {
      expect(attributesOfPool(variants[name].root)).toEqual([]);
    },
  );

  it('does not know where the site is, so that the site may move', () => {
    const { stack } = poolOf(variants.branch.root);
    // The function that writes its emails does: it can be given another address at any time.
    const ofCognito = ({ template }: Placed['stack']) =>
      JSON.stringify(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito::')));
    expect(ofCognito(stack)).not.toContain('kerr-street');
    expect(stack.parent && JSON.stringify(stack.parameters)).toBe('{}');
    expect(ofCognito(poolOf(variants.sandbox.root).stack)).not.toContain('127.0.0.1');
  });

  it.each([
    ['branch', true],
    ['preview', false],
    ['sandbox', false],
  ] as const)('of a %s is protected, and outlives the deployment: %s', (variant, isKept) => {
    expect(faultsOfKeeping({ root: variants[variant].root, isKept })).toEqual([]);
  });

  it('of a branch sends its codes and invitations through SES, from the shop', () => {
    expect(propertiesOf(poolOf(variants.branch.root))).toMatchObject({
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        From: '=?utf-8?Q?Smith=2C_S=C3=B6hne_=26_Co?= <bookings@mail.shop.example>',
        SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/shop.example',
      },
    });
    expect(propertiesOf(poolOf(variants.sandbox.root))).not.toHaveProperty('EmailConfiguration');
  });
});

describe('a sign-in', () => {
  it('lasts a week through silent renewals, with tokens of a quarter of an hour', () => {
    const [client] = resourcesOf(variants.branch.root, 'AWS::Cognito::UserPoolClient');
    expect(client && propertiesOf(client)).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 7,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    });
  });
});

describe('the tables', () => {
  it.each([
    ['branch', true],
    ['preview', false],
    ['sandbox', false],
  ] as const)('of a %s are protected from deletion: %s', (variant, isKept) => {
    const { root } = variants[variant];
    const ofModels = resourcesOf(root, 'Custom::AmplifyDynamoDBTable').map((placed) => propertiesOf<object>(placed));
    expect(ofModels.length).toBeGreaterThan(10);
    for (const table of ofModels) expect(table).toMatchObject({ deletionProtectionEnabled: isKept });
    const [claims] = resourcesOf(root, 'AWS::DynamoDB::Table');
    expect(claims?.resource.DeletionPolicy).toBe(isKept ? 'Retain' : 'Delete');
    expect(claims && propertiesOf(claims)).toMatchObject({ DeletionProtectionEnabled: isKept });
  });
});
