import { beforeAll, describe, expect, it } from 'vitest';
import { type Placed, type Stack, resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, type Variant, synthesise } from '../../local/synth/synth';

const VARIANTS = ['sandbox', 'branch', 'preview'] as const;

let outputs: Readonly<Record<Variant, SynthOutput>>;
beforeAll(async () => {
  outputs = {
    sandbox: await synthesise(),
    branch: await synthesise('branch'),
    preview: await synthesise('preview'),
  };
}, 300_000);

/** A name that CloudFormation does not see as a reference makes no order: the step would come before its source. */
const waitsForItsSource = ({ stack, resource }: Placed): boolean => {
  const { DataSourceName } = resource.Properties ?? {};
  if (DataSourceName === undefined || typeof DataSourceName === 'object') return true;
  const before = [resource.DependsOn ?? []].flat();
  return before.some((id) => stack.template.Resources[id]?.Type === 'AWS::AppSync::DataSource');
};

describe.each(VARIANTS)('the templates of a %s', (variant) => {
  const root = (): Stack => outputs[variant].root;

  it('make each data source before the steps that use it', () => {
    const steps = resourcesOf(root(), 'AWS::AppSync::FunctionConfiguration', 'AWS::AppSync::Resolver');
    expect(steps.length).toBeGreaterThan(100);
    expect(steps.filter((step) => !waitsForItsSource(step)).map(({ logicalId }) => logicalId)).toEqual([]);
  });
});
