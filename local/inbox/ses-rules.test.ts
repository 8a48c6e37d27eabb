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
const ACCOUNT = { identities: ['workbay.example'], configurationSets: ['MailReporting'] };

const simple = (given: object): SendEmailRequest => ({
  ...MAIL,
  Content: { Simple: { ...MAIL.Content?.Simple, ...given } },
});
const to = (...ToAddresses: string[]): SendEmailRequest => ({ ...MAIL, Destination: { ToAddresses } });
const from = (FromEmailAddress: string): SendEmailRequest => ({ ...MAIL, FromEmailAddress });

/** For each rule, mails that break it. */
const VIOLATIONS: Readonly<Record<string, readonly SendEmailRequest[]>> = {
  'a sender is named': [from('')],
  'no header is broken out of': [
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
  'the sender is not too long': [from(`${'a'.repeat(300)} <bookings@workbay.example>`)],
  'someone gets it': [to()],
  'at most 50 get it': [to(...Array.from({ length: 51 }, (_, index) => `p${index}@example.com`))],
  'recipients are ASCII dot-atoms at a domain': [
    to('jöhn@example.com'),
    to('john..doe@example.com'),
    to('.john@example.com'),
    to('john@-example.org'),
    to('john@localhost'),
    to('@example.com'),
    to('john doe@example.com'),
  ],
  'replies go to addresses': [{ ...MAIL, ReplyToAddresses: ['nowhere'] }],
  'it has a subject and a body': [simple({ Subject: { Data: '' } }), simple({ Body: {} })],
  'it is at most 40 MB': [simple({ Body: { Text: { Data: 'x'.repeat(41 * 1024 * 1024) } } })],
  'headers of its own are few, ASCII, and none of those that SES writes': [
    simple({ Headers: [{ Name: 'Subject', Value: 'Other' }] }),
    simple({ Headers: [{ Name: 'X-Name', Value: 'Ö' }] }),
    simple({ Headers: Array.from({ length: 16 }, (_, index) => ({ Name: `X-${index}`, Value: 'a' })) }),
  ],
  'tags are plain words': [{ ...MAIL, EmailTags: [{ Name: 'row id', Value: 'a' }] }],
  'the configuration set exists': [{ ...MAIL, ConfigurationSetName: 'Other' }],
  'the sender is verified': [from('bookings@elsewhere.example')],
};

describe('the inbox, as SES', () => {
  it('takes a mail that keeps the rules', () => {
    expect(refusalOf(MAIL, ACCOUNT)).toBeNull();
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
