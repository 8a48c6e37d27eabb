import * as v from 'valibot';
import type { AddressReport } from '../../../../domain/outgoing/suppression';
import type { OutboxEvent } from '../../../../domain/outgoing/outbox';
import { OUTBOX_TAG } from '../../../outgoing/outbox-row';

/** A report by the mail service about one of our messages. */
export interface MailReport {
  readonly outboxId: string;
  readonly messageId: string;
  readonly event: Extract<OutboxEvent, 'ACCEPT' | 'DELIVER' | 'BOUNCE' | 'COMPLAIN' | 'REJECT'>;
  /** When it happened there. */
  readonly at: string;
  /** Why, in the service's own code. */
  readonly cause: string | null;
  /** What it says about addresses, with an id of the report: the same each time it is delivered. */
  readonly addresses: readonly string[];
  readonly report: { readonly kind: AddressReport; readonly id: string } | null;
}

const recipients = v.optional(v.array(v.object({ emailAddress: v.string() })), []);
const text = v.optional(v.string(), '');

/** The part of an SES event that we read. Source: "Examples of event data that Amazon SES publishes to EventBridge". */
const sesEvent = v.object({
  eventType: v.string(),
  mail: v.object({
    messageId: v.string(),
    timestamp: text,
    tags: v.optional(v.record(v.string(), v.array(v.string())), {}),
  }),
  bounce: v.optional(
    v.object({
      bounceType: text,
      bounceSubType: text,
      bouncedRecipients: recipients,
      timestamp: text,
      feedbackId: text,
    }),
  ),
  complaint: v.optional(
    v.object({ complaintFeedbackType: text, complainedRecipients: recipients, timestamp: text, feedbackId: text }),
  ),
  delivery: v.optional(v.object({ timestamp: text })),
  reject: v.optional(v.object({ reason: text })),
});
type SesEvent = v.InferOutput<typeof sesEvent>;

type Told = Omit<MailReport, 'outboxId' | 'messageId'>;

/** Reads the detail of an event; null if it concerns none of our messages, or tells nothing new. */
export function mailReportOf(detail: unknown): MailReport | null {
  const event = v.parse(sesEvent, detail);
  const outboxId = event.mail.tags[OUTBOX_TAG]?.[0];
  const told = toldBy(event);
  return outboxId === undefined || told === null ? null : { ...told, outboxId, messageId: event.mail.messageId };
}

function toldBy({ eventType, mail, bounce, complaint, delivery, reject }: SesEvent): Told | null {
  const plain = { at: mail.timestamp, cause: null, addresses: [], report: null };
  switch (eventType) {
    case 'Send':
      return { ...plain, event: 'ACCEPT' };
    case 'Delivery':
      return { ...plain, event: 'DELIVER', at: delivery?.timestamp || plain.at };
    case 'Reject':
      return { ...plain, event: 'REJECT', cause: `Reject:${reject?.reason ?? ''}` };
    case 'Bounce':
      return bounce === undefined ? null : bounced(bounce);
    case 'Complaint':
      return complaint === undefined
        ? null
        : {
            event: 'COMPLAIN',
            at: complaint.timestamp,
            cause: `Complaint:${complaint.complaintFeedbackType}`,
            addresses: complaint.complainedRecipients.map(({ emailAddress }) => emailAddress),
            report: { kind: 'COMPLAINT', id: complaint.feedbackId },
          };
    default:
      return null;
  }
}

/**
 * Only a permanent bounce says that there is no such inbox; one of undetermined type may be temporary, like a transient
 * one.
 */
const bounced = (bounce: NonNullable<SesEvent['bounce']>): Told => ({
  event: 'BOUNCE',
  at: bounce.timestamp,
  cause: `${bounce.bounceType}:${bounce.bounceSubType}`,
  addresses: bounce.bouncedRecipients.map(({ emailAddress }) => emailAddress),
  report: {
    kind: bounce.bounceType === 'Permanent' ? 'PERMANENT_BOUNCE' : 'TRANSIENT_BOUNCE',
    id: bounce.feedbackId,
  },
});
