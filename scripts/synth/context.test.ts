import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { SYNTH_CONTEXT } from './context';

it('a template in which two resources wait for each other does not synthesise', () => {
  const outdir = mkdtempSync(path.join(tmpdir(), 'workbay-cycle-'));
  const app = new App({ context: SYNTH_CONTEXT, outdir });
  const stack = new Stack(app, 'Cycle');
  const topic = new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic' });
  const queue = new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { QueueName: topic.ref } });
  topic.addPropertyOverride('TopicName', queue.ref);
  expect(() => app.synth()).toThrow(/Circular/);
  rmSync(outdir, { recursive: true });
});
