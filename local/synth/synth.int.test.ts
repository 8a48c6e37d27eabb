import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PROJECT_ROOT, runBackend } from './synth';

const folder = join(PROJECT_ROOT, '.cache', `planted-${process.pid}`);
const entry = join(folder, 'app.ts');
const outputFolder = join(folder, 'out');

const appOf = (references: string) => `
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
const app = new App();
const root = new Stack(app, 'root');
const [left, right] = [new NestedStack(root, 'left'), new NestedStack(root, 'right')];
const [ofLeft, ofRight] = [new Queue(left, 'queue'), new Queue(right, 'queue')];
${references}
app.synth();
`;
const LEFT_NEEDS_RIGHT = `new StringParameter(left, 'needs', { stringValue: ofRight.queueName });`;
const RIGHT_NEEDS_LEFT = `new StringParameter(right, 'needs', { stringValue: ofLeft.queueName });`;

beforeEach(() => mkdir(folder, { recursive: true }));
afterEach(() => rm(folder, { recursive: true, force: true }));

it('refuses stacks that need each other, as AWS would', async () => {
  await writeFile(entry, appOf(LEFT_NEEDS_RIGHT + RIGHT_NEEDS_LEFT));
  await expect(runBackend({ outputFolder, variant: 'sandbox', entry })).rejects.toThrow(/Circular dependency with/);
});

it('accepts a stack that needs another', async () => {
  await writeFile(entry, appOf(LEFT_NEEDS_RIGHT));
  await expect(runBackend({ outputFolder, variant: 'sandbox', entry })).resolves.toBeUndefined();
});
