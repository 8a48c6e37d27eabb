import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, Universal } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

const FIVE_MINUTES = ScheduleExpression.rate(Duration.minutes(5));

interface Given {
  readonly input?: ScheduleTargetInput;
}

const atUtc = (when: { hour: string; day?: string }) =>
  ScheduleExpression.cron({ ...when, minute: '0', timeZone: TimeZone.ETC_UTC });

/**
 * The schedules: upkeep at midnight UTC, reminders every quarter of an hour, figures and parked changes every five
 * minutes, a new build every month.
 */
export function wireSchedules({ data, effects, figures, reminders, upkeep }: Workbay, deployment: Deployment): void {
  const stack = Stack.of(data.resources.graphqlApi);
  const run = (id: string, lambda: IFunction, schedule: ScheduleExpression, given: Given = {}) =>
    new Schedule(stack, id, { schedule, target: new LambdaInvoke(lambda, { retryAttempts: 2, ...given }) });

  run('UpkeepEveryDay', upkeep.resources.lambda, atUtc({ hour: '0' }));
  run('RemindersEveryQuarterHour', reminders.resources.lambda, ScheduleExpression.rate(Duration.minutes(15)));
  run('FiguresEveryFiveMinutes', figures.resources.lambda, FIVE_MINUTES);
  const input = ScheduleTargetInput.fromObject({ redrive: 'DUE' });
  run('RedriveEveryFiveMinutes', effects.resources.lambda, FIVE_MINUTES, { input });
  if (deployment.isKept) buildEveryMonth(stack, deployment);
}

/**
 * The API's public key lasts a year from the last deployment, and the public pages depend on it. So the scheduler
 * rebuilds the branch each month: no function, and no webhook whose address would be as good as a password.
 */
function buildEveryMonth(stack: Stack, { hosting }: Deployment): void {
  if (hosting === null) return;
  const { appId, branch } = hosting;
  const jobs = stack.formatArn({
    service: 'amplify',
    resource: 'apps',
    resourceName: `${appId}/branches/${branch}/jobs/*`,
  });
  new Schedule(stack, 'BuildEveryMonth', {
    schedule: atUtc({ hour: '3', day: '2' }),
    target: new Universal({
      service: 'amplify',
      action: 'startJob',
      input: ScheduleTargetInput.fromObject({ AppId: appId, BranchName: branch, JobType: 'RELEASE' }),
      policyStatements: [new PolicyStatement({ actions: ['amplify:StartJob'], resources: [jobs] })],
    }),
  });
}
