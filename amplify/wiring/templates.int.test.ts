import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Placed, type Stack, type Template, resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, type Variant, synthesise } from '../../local/synth/synth';

/**
 * What CloudFormation takes: 500 resources, 200 parameters and 200 outputs a stack, 1 MB a template, 2,500 resources in
 * one operation. Ours stay well below, as the day on which one is reached is the day on which nothing can be deployed.
 */
const BUDGET = { perStack: 400, inAll: 1800, parameters: 100, outputs: 100, bytes: 800_000 };

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

  it('let the logs of every function of ours end', () => {
    const functions = resourcesOf(root(), 'AWS::Lambda::Function').filter(({ logicalId }) =>
      /lambda[0-9A-F]{8}$/.test(logicalId),
    );
    expect(functions.length).toBeGreaterThanOrEqual(10);
    const groups = functions.map(({ stack, resource }) => {
      const { LogGroup } = (resource.Properties?.LoggingConfig ?? {}) as { LogGroup?: { Ref?: string } };
      return LogGroup?.Ref === undefined ? undefined : stack.template.Resources[LogGroup.Ref];
    });
    expect(groups.map((group) => group?.Properties?.RetentionInDays)).toEqual(
      functions.map(() => (variant === 'branch' ? 90 : 14)),
    );
    expect(new Set(groups).size).toBe(functions.length);
  });

  it('stay within what CloudFormation takes', async () => {
    const { directory } = outputs[variant];
    const names = (await readdir(directory)).filter((name) => name.endsWith('.template.json'));
    const stacks = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(directory, name), 'utf8');
        const { Resources, Parameters = {}, Outputs = {} } = JSON.parse(text) as Template;
        const [parameters, given] = [Object.keys(Parameters).length, Object.keys(Outputs).length];
        return { name, resources: Object.keys(Resources).length, parameters, outputs: given, bytes: text.length };
      }),
    );
    stacks.sort((one, other) => other.resources - one.resources);
    const inAll = stacks.reduce((sum, { resources }) => sum + resources, 0);
    const largest = stacks.slice(0, 3).map(({ name, resources }) => `${resources} in ${stackName(name)}`);
    process.stdout.write(`${variant}: ${inAll} resources in ${stacks.length} stacks, ${largest.join(', ')}\n`);

    expect(inAll).toBeLessThanOrEqual(BUDGET.inAll);
    const over = stacks.filter(
      (stack) =>
        stack.resources > BUDGET.perStack ||
        stack.parameters > BUDGET.parameters ||
        stack.outputs > BUDGET.outputs ||
        stack.bytes > BUDGET.bytes,
    );
    expect(over).toEqual([]);
  });
});

/** `amplifyworkbay…dataamplifyDataCustomer7BF536E.nested.template.json` → `dataamplifyDataCustomer`. */
const stackName = (file: string): string => file.replace(/^amplify.*?[0-9a-f]{10}/, '').replace(/[0-9A-F]{8}\..*$/, '');
