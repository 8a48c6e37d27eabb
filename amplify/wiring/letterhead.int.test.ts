import { beforeAll, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { type Placed, resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';

let synth: SynthOutput;
beforeAll(async () => {
  synth = await synthesise();
});

interface Policy {
  readonly PolicyDocument: { readonly Statement: { Action: string | string[]; Resource: string | string[] }[] };
  readonly Roles: readonly string[];
}

const onLetterhead = (placed: Placed): string[] => {
  const { PolicyDocument, Roles } = propertiesOf<Policy>(placed);
  return PolicyDocument.Statement.filter(({ Resource }) =>
    /parameter\/workbay\/.*letterhead$/.test(String(Resource)),
  ).map(({ Action }) => `${String(Roles[0]).replace(/lambdaServiceRole.*/, '')} ${String(Action)}`);
};

it('the letterhead is written by shop and upkeep, and read only by the function that writes sign-in emails', () => {
  const policies = resourcesOf(synth.root, 'AWS::IAM::Policy');
  expect(policies.flatMap(onLetterhead).sort()).toEqual([
    'custommessage ssm:GetParameter',
    'shop ssm:PutParameter',
    'upkeep ssm:PutParameter',
  ]);
});

it('the function that writes sign-in emails knows no table, and is in the user pool’s stack', () => {
  const [pool] = resourcesOf(synth.root, 'AWS::Cognito::UserPool');
  const [parameter] = resourcesOf(synth.root, 'AWS::SSM::Parameter').filter(({ logicalId }) =>
    logicalId.startsWith('Letterhead'),
  );
  expect(pool && propertiesOf(pool)).toMatchObject({
    LambdaConfig: { CustomMessage: expect.stringMatching(/:function:custom-message$/) as string },
  });
  expect(parameter?.stack).toBe(pool?.stack);
  const functions = resourcesOf(synth.root, 'AWS::Lambda::Function').filter(({ stack }) => stack === pool?.stack);
  const variables = functions.map(
    (one) => propertiesOf<{ Environment?: { Variables?: Record<string, string> } }>(one).Environment?.Variables ?? {},
  );
  const own = variables.filter((one) => 'LETTERHEAD_PARAMETER' in one);
  expect(own).toHaveLength(1);
  expect(Object.keys(own[0] ?? {}).filter((name) => name.endsWith('_TABLE'))).toEqual([]);
});
