import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Attachment } from '../outgoing/kind';
import { OUTBOX_TAG } from '../outgoing/outbox-row';

export interface OutgoingMail {
  /** A whole From header: see `outgoing/sender.ts`. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The row it comes from, by which the service's events find it again. */
  readonly outboxId: string;
  /** Where the service reports what happens to it. */
  readonly configurationSet: string;
}

let client: SESv2Client | undefined;

/** Each call is tried once: delivery does the retries, and counts them. */
const theClient = (): SESv2Client =>
  (client ??= new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
  }));

/** Sends one email through SES and returns its id there. Throws when SES does not take it, or does not say. */
export async function sendMail(mail: OutgoingMail): Promise<string> {
  const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
  const { MessageId = '' } = await theClient().send(
    new SendEmailCommand({
      FromEmailAddress: mail.from,
      Destination: { ToAddresses: [mail.to] },
      ConfigurationSetName: mail.configurationSet,
      EmailTags: [{ Name: OUTBOX_TAG, Value: mail.outboxId }],
      Content: {
        Simple: {
          Subject: part(mail.subject),
          Body: { Html: part(mail.html), Text: part(mail.text) },
          // Asks auto-responders not to answer.
          Headers: [
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
            { Name: 'X-Auto-Response-Suppress', Value: 'All' },
          ],
          ...(mail.attachments.length > 0 ? { Attachments: mail.attachments.map(attached) } : {}),
        },
      },
    }),
  );
  return MessageId;
}

const attached = ({ filename, contentType, content }: Attachment) => ({
  FileName: filename,
  ContentType: contentType,
  RawContent: Buffer.from(content, 'utf8'),
});

/** Refusals that concern this email, which no later attempt will change. */
const FOR_GOOD = new Set(['MessageRejected', 'BadRequestException', 'InvalidParameterValueException']);

/** Is this email refused for good? Everything else may be temporary: throttles, outages, an account that is paused. */
export const isRefusedForGood = (error: unknown): boolean => error instanceof Error && FOR_GOOD.has(error.name);
