import { beforeAll, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';

let synth: SynthOutput;
beforeAll(async () => {
  synth = await synthesise();
});

it('schedules run upkeep once a day, look for due reminders every quarter of an hour and for due mail every minute', () => {
  const schedules = resourcesOf(synth.root, 'AWS::Scheduler::Schedule').map((placed) =>
    propertiesOf<{ ScheduleExpression: string; State: string }>(placed),
  );
  expect(schedules.map(({ ScheduleExpression, State }) => `${ScheduleExpression} ${State}`).sort()).toEqual([
    'cron(0 0 * * ? *) ENABLED',
    'rate(1 minute) ENABLED',
    'rate(15 minutes) ENABLED',
  ]);
});
