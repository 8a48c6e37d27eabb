import { randomUUID } from 'node:crypto';
import { type SendEmailRequest, recipientsOf } from './ses-rules';
import { mailboxOf } from './address';

/** An event that SES puts on the account's bus. */
export interface SesReport {
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Fate {
  readonly detailType: string;
  readonly eventType: string;
  readonly more: (recipient: string, at: string) => Readonly<Record<string, unknown>>;
}

const sent: Fate = { detailType: 'Email Sent', eventType: 'Send', more: () => ({ send: {} }) };
const delivered: Fate = {
  detailType: 'Email Delivered',
  eventType: 'Delivery',
  more: (recipient, timestamp) => ({
    delivery: { timestamp, recipients: [recipient], smtpResponse: '250 2.6.0 Message received' },
  }),
};
const bounced = (bounceSubType: string): Fate => ({
  detailType: 'Email Bounced',
  eventType: 'Bounce',
  more: (emailAddress, timestamp) => ({
    bounce: {
      ...{ bounceType: 'Permanent', bounceSubType, timestamp, feedbackId: randomUUID() },
      bouncedRecipients: [{ emailAddress, action: 'failed', status: '5.1.1' }],
    },
  }),
});
const complained: Fate = {
  detailType: 'Email Complaint Received',
  eventType: 'Complaint',
  more: (emailAddress, timestamp) => ({
    complaint: {
      ...{ complaintFeedbackType: 'abuse', timestamp, feedbackId: randomUUID() },
      complainedRecipients: [{ emailAddress }],
    },
  }),
};

/** What becomes of mail to SES's mailbox simulator; mail to anyone else is delivered. A label behind a plus is ignored. */
const SIMULATOR: Readonly<Record<string, readonly Fate[]>> = {
  success: [sent, delivered],
  ooto: [sent, delivered],
  bounce: [sent, bounced('General')],
  suppressionlist: [sent, bounced('OnAccountSuppressionList')],
  complaint: [sent, delivered, complained],
};

const fatesOf = (recipient: string): readonly Fate[] => {
  const [, name = ''] = /^([^@+]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(recipient.toLowerCase()) ?? [];
  return SIMULATOR[name] ?? [sent, delivered];
};

/** What SES reports of a mail that it took under a configuration set. Without one it reports nothing. */
export function reportsOf(mail: SendEmailRequest, messageId: string, at: string): SesReport[] {
  const { ConfigurationSetName, EmailTags = [], FromEmailAddress = '' } = mail;
  if (ConfigurationSetName === undefined) return [];
  const tags = Object.fromEntries([
    ['ses:configuration-set', [ConfigurationSetName]],
    ...EmailTags.map(({ Name, Value }) => [Name, [Value]] as const),
  ]);
  const destination = recipientsOf(mail).map((recipient) => mailboxOf(recipient)?.address ?? recipient);
  const described = { timestamp: at, messageId, source: FromEmailAddress, destination, tags };
  return destination.flatMap((recipient) =>
    fatesOf(recipient).map(({ detailType, eventType, more }) => ({
      detailType,
      detail: { eventType, mail: described, ...more(recipient, at) },
    })),
  );
}
