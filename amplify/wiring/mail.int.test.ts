import { expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { synthesise } from '../../local/synth/synth';

it('the mail service’s reports reach their function, and are parked if they keep failing', async () => {
  const { root } = await synthesise();
  const all = (type: string) => resourcesOf(root, type).map((placed) => propertiesOf(placed));
  expect(all('AWS::SES::ConfigurationSetEventDestination')).toMatchObject([
    {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['SEND', 'REJECT', 'DELIVERY', 'BOUNCE', 'COMPLAINT'],
        EventBridgeDestination: { EventBusArn: expect.stringMatching(/:event-bus\/default$/) as string },
      },
    },
  ]);
  expect(all('AWS::Events::Rule')).toMatchObject([
    {
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['MailReporting'] } } },
      },
      Targets: [
        {
          Arn: expect.stringMatching(/:function:mail-events$/) as string,
          DeadLetterConfig: { Arn: expect.stringContaining(':sqs:') as string },
        },
      ],
    },
  ]);
});
