import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Workbay } from './parts';

/** What runs by the clock: upkeep at midnight UTC, reminders every quarter of an hour. */
export function wireSchedules({ data, reminders, upkeep }: Workbay): void {
  const stack = Stack.of(data.resources.graphqlApi);
  new Schedule(stack, 'UpkeepEveryDay', {
    schedule: ScheduleExpression.cron({ hour: '0', minute: '0', timeZone: TimeZone.ETC_UTC }),
    target: new LambdaInvoke(upkeep.resources.lambda, { retryAttempts: 2 }),
  });
  new Schedule(stack, 'RemindersEveryQuarterHour', {
    schedule: ScheduleExpression.rate(Duration.minutes(15)),
    target: new LambdaInvoke(reminders.resources.lambda, { retryAttempts: 2 }),
  });
}
