import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallerKey } from '../functions/callers';
import { startInbox, type Inbox } from './inbox';

const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

const MAIL_KEY: CallerKey = {
  id: 'AKIAMAIL',
  secret: 'secret-of-delivery',
  functionName: 'delivery',
  statements: [
    { Effect: 'Allow', Action: 'ses:SendEmail', Resource: 'arn:aws:ses:*:*:identity/workbay.example' },
    { Effect: 'Allow', Action: 'ses:SendEmail', Resource: 'arn:aws:ses:*:*:configuration-set/MailReporting' },
  ],
};

describe('the mail inbox', () => {
  let dataDir: string;
  let inbox: Inbox;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'workbay-inbox-'));
    inbox = await startInbox({ port: 0, dataDir });
    inbox.setUp({ identities: ['workbay.example'], configurationSets: ['MailReporting'] }, [MAIL_KEY]);
  });

  afterAll(async () => {
    await inbox.stop();
    await rm(dataDir, { recursive: true });
  });

  it('shows an email sent through SES, with its attachment', async () => {
    await sendConfirmation(inbox.endpoint);
    const [message] = await inbox.messages();
    expect(message).toMatchObject({
      to: ['casey@example.com'],
      from: 'Workbay <no-reply@workbay.example>',
      subject: 'You are booked',
      text: 'See you on Monday',
      html: '<p>See you on Monday</p>',
      attachments: [{ filename: 'visit.ics', contentType: 'text/calendar; method=REQUEST' }],
    });
    expect(Buffer.from(message?.attachments[0]?.content ?? '', 'base64').toString()).toBe(CALENDAR);
  });

  it('shows a code that was delivered without SES', async () => {
    await inbox.deliver({ to: 'robin@example.com', subject: 'Your code', text: '123456' });
    expect((await inbox.messages()).at(-1)).toMatchObject({
      to: ['robin@example.com'],
      text: '123456',
      attachments: [],
    });
  });

  it('has a page for people', async () => {
    const page = await fetch(inbox.url);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('keeps its mail over a restart, and shares none with another inbox', async () => {
    const other = await startInbox({ port: 0 });
    expect(await other.messages()).toEqual([]);
    await other.stop();
    const before = await inbox.messages();
    await inbox.stop();
    inbox = await startInbox({ port: 0, dataDir });
    expect(await inbox.messages()).toEqual(before);
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(inbox.endpoint).port);
    await expect(startInbox({ port })).rejects.toThrow(`port ${port}`);
  });
});

async function sendConfirmation(endpoint: string): Promise<void> {
  const client = new SESv2Client({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: MAIL_KEY.id, secretAccessKey: MAIL_KEY.secret },
  });
  const attachment = {
    FileName: 'visit.ics',
    ContentType: 'text/calendar; method=REQUEST',
    RawContent: Buffer.from(CALENDAR),
  };
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: 'Workbay <no-reply@workbay.example>',
      Destination: { ToAddresses: ['casey@example.com'] },
      Content: {
        Simple: {
          Subject: { Data: 'You are booked' },
          Body: { Text: { Data: 'See you on Monday' }, Html: { Data: '<p>See you on Monday</p>' } },
          Attachments: [attachment],
        },
      },
    }),
  );
  client.destroy();
}
