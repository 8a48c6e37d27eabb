import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../local/synth/stacks';
import { type SynthOutput, type Variant, synthesise } from '../../local/synth/synth';
import {
  faultsOfLogs,
  faultsOfSize,
  ownFunctionsOf,
  readTemplates,
  resourcesInAll,
  sizesOf,
  stepsBeforeTheirSource,
  stepsOf,
} from '../../local/testing/template-faults';

const VARIANTS = ['sandbox', 'branch', 'preview'] as const;

let outputs: Readonly<Record<Variant, SynthOutput>>;
beforeAll(async () => {
  outputs = {
    sandbox: await synthesise(),
    branch: await synthesise('branch'),
    preview: await synthesise('preview'),
  };
}, 300_000);

describe.each(VARIANTS)('the templates of a %s', (variant) => {
  const root = (): Stack => outputs[variant].root;

  it('make each data source before the steps that use it', () => {
    expect(stepsOf(root()).length).toBeGreaterThan(100);
    expect(stepsBeforeTheirSource(root())).toEqual([]);
  });

  it('give the logs of each of our functions an expiry', () => {
    expect(ownFunctionsOf(root()).length).toBeGreaterThanOrEqual(10);
    expect(faultsOfLogs({ root: root(), days: variant === 'branch' ? 90 : 14 })).toEqual([]);
  });

  it('stay within CloudFormation’s limits', async () => {
    const templates = await readTemplates(outputs[variant].directory);
    const largest = sizesOf(templates)
      .slice(0, 3)
      .map(({ name, resources }) => `${resources} in ${name}`);
    process.stdout.write(
      `${variant}: ${resourcesInAll(templates)} resources in ${templates.length} stacks, ${largest.join(', ')}\n`,
    );
    expect(resourcesInAll(templates)).toBeGreaterThan(400);
    expect(faultsOfSize(templates)).toEqual([]);
  });
});
