import { beforeAll, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, type Variant, synthesise } from '../../local/synth/synth';

interface Schedule {
  readonly ScheduleExpression: string;
  readonly State: string;
  readonly Target: { readonly Arn: string; readonly Input?: string; readonly RoleArn: string };
}

interface Policy {
  readonly Roles: readonly string[];
  readonly PolicyDocument: { readonly Statement: readonly object[] };
}

let variants: Readonly<Record<Variant, SynthOutput>>;
beforeAll(async () => {
  variants = {
    sandbox: await synthesise(),
    branch: await synthesise('branch'),
    preview: await synthesise('preview'),
  };
}, 300_000);

const buildsOf = (variant: Variant) =>
  resourcesOf(variants[variant].root, 'AWS::Scheduler::Schedule')
    .map((placed) => propertiesOf<Schedule>(placed))
    .filter(({ Target }) => !Target.Arn.includes(':function:'));

it('upkeep runs daily, reminders every quarter of an hour, due email every minute, figures and parked changes every five', () => {
  const schedules = resourcesOf(variants.sandbox.root, 'AWS::Scheduler::Schedule').map((placed) =>
    propertiesOf<Schedule>(placed),
  );
  expect(schedules.map(({ ScheduleExpression, State }) => `${ScheduleExpression} ${State}`).sort()).toEqual([
    'cron(0 0 * * ? *) ENABLED',
    'rate(1 minute) ENABLED',
    'rate(15 minutes) ENABLED',
    'rate(5 minutes) ENABLED',
    'rate(5 minutes) ENABLED',
  ]);
});

it('a branch is rebuilt each month, before its public key expires', () => {
  const [build, ...others] = buildsOf('branch');
  expect(others).toEqual([]);
  expect(build).toMatchObject({
    ScheduleExpression: 'cron(0 3 2 * ? *)',
    Target: { Arn: 'arn:aws:scheduler:::aws-sdk:amplify:startJob' },
  });
  expect(JSON.parse(build?.Target.Input ?? '')).toEqual({
    AppId: 'd1abcdefghij23',
    BranchName: 'main',
    JobType: 'RELEASE',
  });
});

it('the scheduler may build that branch, and nothing else', () => {
  const role = buildsOf('branch')[0]?.Target.RoleArn.split('/').at(-1);
  const policies = resourcesOf(variants.branch.root, 'AWS::IAM::Policy')
    .map((placed) => propertiesOf<Policy>(placed))
    .filter(({ Roles }) => Roles.some((name) => name === role));
  expect(policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)).toEqual([
    {
      Action: 'amplify:StartJob',
      Effect: 'Allow',
      Resource: 'arn:aws:amplify:us-east-1:123456789012:apps/d1abcdefghij23/branches/main/jobs/*',
    },
  ]);
});

it('a preview and a sandbox are never rebuilt', () => {
  expect([...buildsOf('preview'), ...buildsOf('sandbox')]).toEqual([]);
});
