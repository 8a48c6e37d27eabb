import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar?: { readonly content: string; readonly method: string };
}

let client: SESv2Client | undefined;

/** Sends one mail through SES. Throws when SES does not take it. */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  client ??= new SESv2Client({});
  const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: mail.from,
      Destination: { ToAddresses: [mail.to] },
      Content: {
        Simple: {
          Subject: part(mail.subject),
          Body: { Html: part(mail.html), Text: part(mail.text) },
          ...(mail.calendar ? { Attachments: [attachmentOf(mail.calendar)] } : {}),
        },
      },
    }),
  );
}

const attachmentOf = ({ content, method }: { content: string; method: string }) => ({
  FileName: 'visit.ics',
  ContentType: `text/calendar; method=${method}; charset=UTF-8`,
  RawContent: Buffer.from(content, 'utf8'),
});
