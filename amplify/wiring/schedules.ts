import { secret } from '@aws-amplify/backend';
import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/** What runs by the clock: upkeep at midnight UTC, reminders every quarter of an hour, a new build every month. */
export function wireSchedules({ data, reminders, upkeep, redeploy }: Workbay, { isKept }: Deployment): void {
  const stack = Stack.of(data.resources.graphqlApi);
  const run = (id: string, lambda: IFunction, schedule: ScheduleExpression) =>
    new Schedule(stack, id, { schedule, target: new LambdaInvoke(lambda, { retryAttempts: 2 }) });
  const atUtc = (when: { hour: string; day?: string }) =>
    ScheduleExpression.cron({ ...when, minute: '0', timeZone: TimeZone.ETC_UTC });

  run('UpkeepEveryDay', upkeep.resources.lambda, atUtc({ hour: '0' }));
  run('RemindersEveryQuarterHour', reminders.resources.lambda, ScheduleExpression.rate(Duration.minutes(15)));

  redeploy.addEnvironment('REDEPLOY_WEBHOOK', secret('REDEPLOY_WEBHOOK'));
  if (isKept) run('BuildEveryMonth', redeploy.resources.lambda, atUtc({ hour: '3', day: '2' }));
}
