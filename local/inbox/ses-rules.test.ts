import { describe, expect, it } from 'vitest';
import { SES_RULES, type SendEmailRequest, refusalOf } from './ses-rules';

const MAIL: SendEmailRequest = {
  FromEmailAddress: '"Kerr, Sons & Co" <bookings@workbay.example>',
  Destination: { ToAddresses: ['casey@example.com'] },
  ConfigurationSetName: 'MailReporting',
  EmailTags: [{ Name: 'outbox-id', Value: 'abc' }],
  Content: {
    Simple: {
      Subject: { Data: 'Gebucht: Ölwechsel' },
      Body: { Text: { Data: 'Bis Montag' } },
      Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
    },
  },
};
const MB = 1024 * 1024;
const ACCOUNT = { identities: ['workbay.example'], configurationSets: ['MailReporting'] };

const simple = (given: object): SendEmailRequest => ({
  ...MAIL,
  Content: { Simple: { ...MAIL.Content?.Simple, ...given } },
});
const to = (...ToAddresses: string[]): SendEmailRequest => ({ ...MAIL, Destination: { ToAddresses } });
const from = (FromEmailAddress: string): SendEmailRequest => ({ ...MAIL, FromEmailAddress });

const many = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@example.com`);
const attached = (FileName: string, RawContent: string) => simple({ Attachments: [{ FileName, RawContent }] });

/** For each rule, emails that break it. */
const VIOLATIONS: Readonly<Record<string, readonly SendEmailRequest[]>> = {
  'a sender is named': [from('')],
  'no text breaks out of its header': [
    from('Shop\r\nBcc: all@example.com <bookings@workbay.example>'),
    to('casey@example.com\nBcc: all@example.com'),
    simple({ Subject: { Data: 'Booked\r\nBcc: all@example.com' } }),
    simple({ Headers: [{ Name: 'X-One', Value: 'a\nX-Two: b' }] }),
  ],
  'the sender is 7-bit ASCII: other names are encoded words': [from('Müller <bookings@workbay.example>')],
  'the sender is one mailbox': [
    from('Kerr Street Motors <Kerr Street Motors <bookings@workbay.example>>'),
    from('Kerr, Sons & Co <bookings@workbay.example>'),
    from('a@workbay.example, b@workbay.example'),
    from('Smith; Sons (Perth) <bookings@workbay.example>'),
    from('bookings'),
    from('book..ings@workbay.example'),
  ],
  'names are quoted, or readable encoded words': [
    from('=?UTF-8?B?TcO8bGxlcg== <bookings@workbay.example>'),
    from('=?UTF-8?B?TcO8 bGxlcg==?= <bookings@workbay.example>'),
    from('"=?UTF-8?B?TcO8bGxlcg==?=" <bookings@workbay.example>'),
    from(`=?UTF-8?B?${'TcO8'.repeat(18)}?= <bookings@workbay.example>`),
    { ...MAIL, ReplyToAddresses: ['=?UTF-8?X?abc?= <front@workbay.example>'] },
  ],
  'the sender is not too long': [from(`${'a'.repeat(300)} <bookings@workbay.example>`)],
  'it has a recipient': [to()],
  'it has at most 50 recipients': [
    to(...many(51)),
    { ...MAIL, Destination: { ToAddresses: many(20), CcAddresses: many(20), BccAddresses: many(11) } },
  ],
  'recipients are ASCII dot-atoms at a domain': [
    to('jöhn@example.com'),
    to('john..doe@example.com'),
    to('.john@example.com'),
    to('john@-example.org'),
    to('john@localhost'),
    to('@example.com'),
    to('john doe@example.com'),
    to('john@exämple.com'),
    to('Jöhn <john@example.com>'),
    to('"Jöhn" <john@example.com>'),
    to('Smith, John <john@example.com>'),
    to('casey@example.com, robin@example.com'),
    to(`${'a'.repeat(65)}@example.com`),
    to(`john@${'a'.repeat(64)}.com`),
    to(`john@${'abcdefgh.'.repeat(28)}com`),
    to('john@example-.com'),
    to('john@example..com'),
    { ...MAIL, Destination: { ToAddresses: ['casey@example.com'], BccAddresses: ['nowhere'] } },
  ],
  'replies go to addresses': [{ ...MAIL, ReplyToAddresses: ['nowhere'] }],
  'it has a subject and a body': [simple({ Subject: { Data: '' } }), simple({ Body: {} })],
  'attachments are named, and sent as base64': [
    attached('', 'YQ=='),
    attached('a\r\nb.ics', 'YQ=='),
    attached('a.ics', 'not base64'),
  ],
  'it is at most 40 MB': [
    simple({ Body: { Text: { Data: 'x'.repeat(41 * MB) } } }),
    simple({ Body: { Text: { Data: 'ö'.repeat(16 * MB) } } }),
    attached('a.bin', 'AAAA'.repeat(11 * MB)),
  ],
  'its custom headers are few, ASCII, and none that SES writes': [
    simple({ Headers: [{ Name: 'Subject', Value: 'Other' }] }),
    simple({ Headers: [{ Name: 'X-Name', Value: 'Ö' }] }),
    simple({ Headers: Array.from({ length: 16 }, (_, index) => ({ Name: `X-${index}`, Value: 'a' })) }),
  ],
  'tags are plain words with different names': [
    { ...MAIL, EmailTags: [{ Name: 'row id', Value: 'a' }] },
    { ...MAIL, EmailTags: [{ Name: 'row', Value: 'ö' }] },
    { ...MAIL, EmailTags: [{ Name: 'row', Value: 'a'.repeat(257) }] },
    {
      ...MAIL,
      EmailTags: [
        { Name: 'row', Value: 'a' },
        { Name: 'row', Value: 'b' },
      ],
    },
  ],
  'the configuration set exists': [{ ...MAIL, ConfigurationSetName: 'Other' }],
  'the sender is verified': [from('bookings@elsewhere.example')],
};

describe('the inbox, as SES', () => {
  it('accepts an email that keeps the rules', () => {
    expect(refusalOf(MAIL, ACCOUNT)).toBeNull();
    expect(refusalOf(to('"Smith, John" <john@example.com>', 'john@xn--exmple-cua.com'), ACCOUNT)).toBeNull();
    for (const sender of ['bookings@workbay.example', '=?UTF-8?B?TcO8bGxlcg==?= <bookings@workbay.example>']) {
      expect(refusalOf(from(sender), ACCOUNT)).toBeNull();
    }
  });

  it('has a violation for each of its rules', () => {
    expect(Object.keys(VIOLATIONS)).toEqual(SES_RULES.map(({ name }) => name));
  });

  it.each(SES_RULES.flatMap((rule) => (VIOLATIONS[rule.name] ?? []).map((mail, index) => ({ rule, mail, index }))))(
    'refuses what breaks "$rule.name" ($index), by that rule',
    ({ rule, mail }) => {
      expect(rule.fault(mail, ACCOUNT)).not.toBeNull();
      expect(refusalOf(mail, ACCOUNT)?.error).toBe(rule.error);
    },
  );
});
