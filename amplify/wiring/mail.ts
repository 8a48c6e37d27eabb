import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/** Tells the functions that send mail where the site is and who the sender is, and lets them send as that identity only. */
export function wireMail(backend: Workbay, { siteUrl, mail }: Deployment): void {
  const stack = Stack.of(backend.data.resources.graphqlApi);
  for (const functionName of ['appointmentEvents', 'reminders', 'staffEvents'] as const) {
    backend[functionName].addEnvironment('SITE_URL', siteUrl);
    backend[functionName].addEnvironment('MAIL_FROM', mail.from.address);
    backend[functionName].addEnvironment('MAIL_NAME', mail.from.name);
    backend[functionName].resources.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [stack.formatArn({ service: 'ses', resource: 'identity', resourceName: mail.identity })],
      }),
    );
  }
}
