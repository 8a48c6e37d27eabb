import { expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { synthesise } from '../../local/synth/synth';

it('reports of the mail service reach the function that takes them up, and are parked in the end', async () => {
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
