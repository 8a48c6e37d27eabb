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
const bounced = (bounceSubType: string, bounceType: 'Permanent' | 'Transient' = 'Permanent'): Fate => ({
  detailType: 'Email Bounced',
  eventType: 'Bounce',
  more: (emailAddress, timestamp) => ({
    bounce: {
      ...{ bounceType, bounceSubType, timestamp, feedbackId: randomUUID() },
      bouncedRecipients: [{ emailAddress, action: 'failed', status: bounceType === 'Permanent' ? '5.1.1' : '4.2.2' }],
    },
  }),
});
const delayed: Fate = {
  detailType: 'Email Delivery Delayed',
  eventType: 'DeliveryDelay',
  more: (emailAddress, timestamp) => ({
    deliveryDelay: {
      ...{ timestamp, delayType: 'MailboxFull', expirationTime: timestamp },
      delayedRecipients: [{ emailAddress, status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' }],
    },
  }),
};
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

/** What can become of an email that SES accepted. */
const FATES = {
  DELIVERED: [sent, delivered],
  BOUNCED: [sent, bounced('General')],
  MAILBOX_FULL: [sent, bounced('MailboxFull', 'Transient')],
  SUPPRESSED: [sent, bounced('OnAccountSuppressionList')],
  COMPLAINED: [sent, delivered, complained],
  DELAYED: [sent, delayed],
} as const satisfies Readonly<Record<string, readonly Fate[]>>;

export type FateName = keyof typeof FATES;

/** SES's mailbox simulator; a label behind a plus is ignored (developer guide, "Using the mailbox simulator"). */
const SIMULATOR: Readonly<Record<string, FateName>> = {
  success: 'DELIVERED',
  ooto: 'DELIVERED',
  bounce: 'BOUNCED',
  suppressionlist: 'SUPPRESSED',
  complaint: 'COMPLAINED',
};

const simulatedFor = (recipient: string): FateName | undefined =>
  SIMULATOR[/^([^@+]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(recipient)?.[1] ?? ''];

/** Fates that put an address on the account-level suppression list, to which SES sends nothing more. */
const SUPPRESSING = new Set<FateName>(['BOUNCED', 'COMPLAINED']);

export interface Fates {
  /** Decides what becomes of mail to this address from now on. */
  decide(address: string, fate: FateName): void;
  /** SES's reports on an email that it accepted under a configuration set. Without one there are none. */
  reportsOf(mail: SendEmailRequest, messageId: string, at: string): SesReport[];
}

/** Remembers the fates of addresses and the suppression list. Simulator addresses are never on it. */
export function openFates(): Fates {
  const decided = new Map<string, FateName>();
  const suppressed = new Set<string>();

  function fateOf(recipient: string): FateName {
    const address = recipient.toLowerCase();
    const simulated = simulatedFor(address);
    if (simulated !== undefined) return simulated;
    if (suppressed.has(address)) return 'SUPPRESSED';
    const fate = decided.get(address) ?? 'DELIVERED';
    if (SUPPRESSING.has(fate)) suppressed.add(address);
    return fate;
  }

  return {
    decide: (address, fate) => void decided.set(address.toLowerCase(), fate),
    reportsOf: (mail, messageId, at) => {
      const { ConfigurationSetName, EmailTags = [], FromEmailAddress = '' } = mail;
      const destination = recipientsOf(mail).map((recipient) => mailboxOf(recipient)?.address ?? recipient);
      const fates = destination.map((recipient) => ({
        recipient,
        reports: FATES[fateOf(recipient)],
      }));
      if (ConfigurationSetName === undefined) return [];
      const tags = Object.fromEntries([
        ['ses:configuration-set', [ConfigurationSetName]],
        ...EmailTags.map(({ Name, Value }) => [Name, [Value]] as const),
      ]);
      const described = { timestamp: at, messageId, source: FromEmailAddress, destination, tags };
      return fates.flatMap(({ recipient, reports }) =>
        reports.map(({ detailType, eventType, more }) => ({
          detailType,
          detail: { eventType, mail: described, ...more(recipient, at) },
        })),
      );
    },
  };
}
