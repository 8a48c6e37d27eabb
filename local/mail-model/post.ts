import type { MailReport } from '../../amplify/areas/outgoing/commands/mail-report';
import type { OutgoingMail } from '../../amplify/gateways/ses';
import type { Random } from '../seed/random';
import { refusal } from '../testing/mail-bench';

/** The share of all calls that meet each fault of the mail service. */
export interface PostWeather {
  readonly throttled: number;
  /** Never reached the service. */
  readonly dropped: number;
  /** Accepted; the answer got lost. */
  readonly unanswered: number;
}

export const FAIR: PostWeather = { throttled: 0, dropped: 0, unanswered: 0 };
export const FOUL: PostWeather = { throttled: 0.06, dropped: 0.04, unanswered: 0.04 };

/** One email that the service accepted. */
export interface Accepted {
  readonly mail: OutgoingMail;
  readonly messageId: string;
  readonly atMs: number;
  /** The caller was told and recorded it: from then on no second one may come. */
  noted: boolean;
}

/** Addresses that the service always refuses. */
export const isUnreachable = (address: string): boolean => address.startsWith('refused');

/**
 * A mail service that records what it accepted and refused, and when. The model decides when its reports come: before
 * the caller has recorded anything, twice, or late.
 */
export class Post {
  readonly accepted: Accepted[] = [];
  readonly refused: OutgoingMail[] = [];
  weather = FAIR;

  constructor(
    private readonly random: Random,
    private readonly nowMs: () => number,
    private readonly onAccept: (mail: OutgoingMail, atMs: number) => void,
  ) {}

  send = (mail: OutgoingMail): Promise<string> =>
    new Promise((resolve) => {
      const { throttled, dropped, unanswered } = this.weather;
      const chance = this.random.next();
      if (chance < throttled) throw refusal('TooManyRequestsException');
      if (chance < throttled + dropped) throw refusal('TimeoutError');
      if (isUnreachable(mail.to)) {
        this.refused.push(mail);
        throw refusal('MessageRejected');
      }
      const messageId = `ses-${this.accepted.length}`;
      this.onAccept(mail, this.nowMs());
      this.accepted.push({ mail, messageId, atMs: this.nowMs(), noted: false });
      if (chance < throttled + dropped + unanswered) throw refusal('TimeoutError');
      resolve(messageId);
    });

  acceptedOf = (outboxId: string): Accepted[] => this.accepted.filter(({ mail }) => mail.outboxId === outboxId);

  /** The service's reports on an email, in order. */
  reportsOf({ mail, messageId, atMs }: Accepted): MailReport[] {
    const at = new Date(atMs).toISOString();
    const plain = { outboxId: mail.outboxId, messageId, at, cause: null, addresses: [], report: null };
    const sent: MailReport = { ...plain, event: 'ACCEPT' };
    if (mail.to.startsWith('bounce')) {
      const report = { kind: 'PERMANENT_BOUNCE', id: messageId } as const;
      return [sent, { ...plain, event: 'BOUNCE', cause: 'Permanent:General', addresses: [mail.to], report }];
    }
    const delivered: MailReport = { ...plain, event: 'DELIVER' };
    if (!mail.to.startsWith('complain')) return [sent, delivered];
    const report = { kind: 'COMPLAINT', id: messageId } as const;
    return [sent, delivered, { ...plain, event: 'COMPLAIN', cause: 'Complaint:abuse', addresses: [mail.to], report }];
  }
}
