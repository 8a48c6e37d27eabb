import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/** What SES must report, in the words of its configuration set and in those of the bus. */
const REPORTED = {
  SEND: 'Email Sent',
  REJECT: 'Email Rejected',
  DELIVERY: 'Email Delivered',
  BOUNCE: 'Email Bounced',
  COMPLAINT: 'Email Complaint Received',
} as const;

/**
 * Connects the email functions to SES: only `delivery` may send, under a configuration set whose events reach
 * `mailEvents` by the account's event bus. Everything is in the functions' stack, so that no stack refers to another
 * for it.
 */
export function wireMail({ delivery, mailEvents, outgoing }: Workbay, deployment: Deployment): void {
  const stack = Stack.of(delivery.resources.lambda);
  const set = reportingSet(stack);
  delivery.addEnvironment('MAIL_CONFIGURATION_SET', set.ref);
  delivery.addEnvironment('MAILS_PER_SECOND', String(deployment.mailsPerSecond));
  delivery.addEnvironment('MAIL_FROM', deployment.mail.from.address);
  delivery.addEnvironment('MAIL_NAME', deployment.mail.from.name);
  for (const one of [delivery, outgoing]) one.addEnvironment('SITE_URL', deployment.siteUrl);
  delivery.resources.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        stack.formatArn({ service: 'ses', resource: 'identity', resourceName: deployment.mail.identity }),
        stack.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: set.ref }),
      ],
    }),
  );
  new Schedule(stack, 'DeliveryEveryMinute', {
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    target: new LambdaInvoke(delivery.resources.lambda, { retryAttempts: 0 }),
  });
  new Rule(stack, 'MailReports', {
    eventPattern: {
      source: ['aws.ses'],
      detailType: Object.values(REPORTED),
      detail: { mail: { tags: { 'ses:configuration-set': [set.ref] } } },
    },
    targets: [
      new LambdaFunction(mailEvents.resources.lambda, {
        deadLetterQueue: lostReports(stack),
        retryAttempts: 20,
        maxEventAge: Duration.hours(12),
      }),
    ],
  });
}

/** Where reports wait if the function could not take them within half a day. */
const lostReports = (stack: Stack): Queue =>
  new Queue(stack, 'LostMailReports', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });

function reportingSet(stack: Stack): CfnConfigurationSet {
  const set = new CfnConfigurationSet(stack, 'MailReporting', {});
  new CfnConfigurationSetEventDestination(stack, 'MailReportsToBus', {
    configurationSetName: set.ref,
    eventDestination: {
      name: 'event-bus',
      enabled: true,
      matchingEventTypes: Object.keys(REPORTED),
      eventBridgeDestination: {
        eventBusArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
      },
    },
  });
  return set;
}
