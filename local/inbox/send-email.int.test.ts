import { SendEmailCommand, type SendEmailCommandInput, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallerKey } from '../functions/callers';
import { type Inbox, startInbox } from './inbox';
import type { SesReport } from './ses-reports';

const may = (...resources: string[]) => ({
  Effect: 'Allow',
  Action: 'ses:SendEmail',
  Resource: resources.map((resource) => `arn:aws:ses:us-east-1:123456789012:${resource}`),
});
const KEY: CallerKey = {
  ...{ id: 'AKIADELIVERY', secret: 'secret-of-delivery', functionName: 'delivery' },
  statements: [may('identity/workbay.example', 'configuration-set/MailReporting')],
};
const OTHERS: Readonly<Record<string, CallerKey>> = {
  'no role with mail': { ...KEY, id: 'AKIANONE', functionName: 'booking', statements: [] },
  'another identity': {
    ...KEY,
    id: 'AKIAOTHER',
    statements: [may('identity/elsewhere.example', 'configuration-set/*')],
  },
  'no configuration set': { ...KEY, id: 'AKIASET', statements: [may('identity/workbay.example')] },
};

const MAIL: SendEmailCommandInput = {
  FromEmailAddress: 'bookings@workbay.example',
  Destination: { ToAddresses: ['casey@example.com'] },
  ConfigurationSetName: 'MailReporting',
  Content: { Simple: { Subject: { Data: 'Booked' }, Body: { Text: { Data: 'See you' } } } },
};
const to = (...ToAddresses: string[]): SendEmailCommandInput => ({ ...MAIL, Destination: { ToAddresses } });

let inbox: Inbox;
const reports: SesReport[] = [];
beforeAll(async () => {
  inbox = await startInbox({ port: 0 });
  inbox.setUp({ identities: ['workbay.example'], configurationSets: ['MailReporting'] }, [
    KEY,
    ...Object.values(OTHERS),
  ]);
  inbox.onReport((report) => void reports.push(report));
});
afterEach(() => {
  reports.length = 0;
  inbox.meetTrouble(null);
});
afterAll(() => inbox.stop());

async function send(mail = MAIL, { id, secret }: Pick<CallerKey, 'id' | 'secret'> = KEY): Promise<string> {
  const credentials = { accessKeyId: id, secretAccessKey: secret };
  const client = new SESv2Client({ endpoint: inbox.endpoint, region: 'us-east-1', maxAttempts: 1, credentials });
  try {
    await client.send(new SendEmailCommand(mail));
    return 'taken';
  } catch (error) {
    return (error as Error).name;
  } finally {
    client.destroy();
  }
}

const count = async () => (await inbox.messages()).length;

describe('who may send', () => {
  it('is a function whose role has the identity and the configuration set', async () => {
    expect(await send()).toBe('taken');
  });

  it.each(Object.keys(OTHERS))('is not one that has %s', async (which) => {
    const before = await count();
    expect(await send(MAIL, OTHERS[which])).toBe('AccessDeniedException');
    expect(await count()).toBe(before);
  });

  it('is no one with a wrong key or signature', async () => {
    expect(await send(MAIL, { ...KEY, id: 'AKIASTRANGER' })).toBe('UnrecognizedClientException');
    expect(await send(MAIL, { ...KEY, secret: 'guessed' })).toBe('InvalidSignatureException');
    const unsigned = await fetch(`${inbox.endpoint}/v2/email/outbound-emails`, { method: 'POST', body: '{}' });
    expect(unsigned.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });
});

describe('an email that breaks a rule', () => {
  it.each([
    ['an invalid address', to('john..doe@example.com'), 'BadRequestException'],
    [
      'a name that is not quoted',
      { ...MAIL, FromEmailAddress: 'Kerr, Sons <bookings@workbay.example>' },
      'BadRequestException',
    ],
    ['51 people', to(...Array.from({ length: 51 }, (_, at) => `p${at}@example.com`)), 'BadRequestException'],
  ])('is refused in SES’s words, and not kept: %s', async (_what, mail, answer) => {
    const before = await count();
    expect(await send(mail)).toBe(answer);
    expect(await count()).toBe(before);
  });

  it('is refused for a missing configuration set, even if a role may use all', async () => {
    const all = { ...KEY, id: 'AKIAALL', statements: [may('*')] };
    inbox.setUp({ identities: ['workbay.example'], configurationSets: ['MailReporting'] }, [
      KEY,
      ...Object.values(OTHERS),
      all,
    ]);
    expect(await send({ ...MAIL, ConfigurationSetName: 'Other' }, all)).toBe('NotFoundException');
    expect(await send({ ...MAIL, FromEmailAddress: 'a@elsewhere.example' }, all)).toBe('MessageRejected');
  });
});

describe('the inbox that is told to fail', () => {
  it.each([
    ['THROTTLED', 'TooManyRequestsException'],
    ['QUOTA', 'LimitExceededException'],
    ['PAUSED', 'SendingPausedException'],
    ['SUSPENDED', 'AccountSuspendedException'],
    ['FAILING', 'InternalServiceErrorException'],
  ] as const)('%s answers %s, and accepts no email', async (kind, name) => {
    const before = await count();
    inbox.meetTrouble({ kind, calls: 1 });
    expect([await send(), await send()]).toEqual([name, 'taken']);
    expect(await count()).toBe(before + 1);
  });

  it('breaks the connection before it accepts the email, or after', async () => {
    const before = await count();
    inbox.meetTrouble({ kind: 'DOWN', calls: 1 });
    expect(await send()).not.toBe('taken');
    expect(await count()).toBe(before);
    inbox.meetTrouble({ kind: 'LOST', calls: 1 });
    expect(await send()).not.toBe('taken');
    expect(await count()).toBe(before + 1);
  });

  it('takes orders from a developer, only on this machine', async () => {
    const put = (headers: Record<string, string> = {}) =>
      fetch(`${inbox.endpoint}/trouble`, { method: 'PUT', headers, body: '{"kind":"THROTTLED","calls":1}' });
    expect((await put({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await put()).status).toBe(204);
    expect([await send(), await send()]).toEqual(['TooManyRequestsException', 'taken']);
  });
});

describe('the fate of an email', () => {
  const typesFor = async (address: string) => {
    reports.length = 0;
    await send(to(address));
    return reports.map(({ detail }) => {
      const { bounce } = detail as { bounce?: { bounceType: string; bounceSubType: string } };
      return bounce ? `${bounce.bounceType} ${bounce.bounceSubType}` : String(detail['eventType']);
    });
  };

  it.each([
    ['BOUNCED', ['Send', 'Permanent General']],
    ['MAILBOX_FULL', ['Send', 'Transient MailboxFull']],
    ['COMPLAINED', ['Send', 'Delivery', 'Complaint']],
    ['DELAYED', ['Send', 'DeliveryDelay']],
  ] as const)('%s is reported as by SES', async (fate, types) => {
    const address = `${fate.toLowerCase()}@example.com`;
    inbox.decide(address, fate);
    expect(await typesFor(address)).toEqual(types);
  });

  it('after a hard bounce or a complaint is suppression: SES sends no more to the address', async () => {
    for (const fate of ['BOUNCED', 'COMPLAINED'] as const) {
      const address = `once-${fate.toLowerCase()}@example.com`;
      inbox.decide(address, fate);
      await typesFor(address);
      expect(await typesFor(address)).toEqual(['Send', 'Permanent OnAccountSuppressionList']);
    }
  });

  it('after a full mailbox is another full mailbox', async () => {
    inbox.decide('full@example.com', 'MAILBOX_FULL');
    await typesFor('full@example.com');
    expect(await typesFor('full@example.com')).toEqual(['Send', 'Transient MailboxFull']);
  });

  it('is reported only under a configuration set', async () => {
    await send({ ...MAIL, ConfigurationSetName: undefined });
    expect(reports).toEqual([]);
  });
});
