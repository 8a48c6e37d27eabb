import type { OutboxState, OwnCause, SkipReason } from '../../../domain/outgoing/outbox';
import type { MessageKind, SentMessage } from './api/read-messages';

/** Who is told, after "to". */
export const AUDIENCE_WORDS: Readonly<Record<MessageKind['audience'], string>> = {
  CUSTOMER: 'the customer',
  SHOP: 'the workshop',
  PERSON: 'one member of staff',
  SIGN_IN: 'the person who signs in',
};

export const CHANNEL_WORDS: Readonly<Record<MessageKind['channels'][number], string>> = {
  MAIL: 'Email',
  IN_APP: 'Alert on the staff pages',
};

export const STATE_WORDS: Readonly<Record<OutboxState, string>> = {
  QUEUED: 'About to be sent',
  WAITING: 'Waiting',
  SENDING: 'Being sent',
  SENT: 'Sent',
  DELIVERED: 'Delivered',
  BOUNCED: 'Came back',
  COMPLAINED: 'Marked as spam',
  DEAD: 'Not delivered',
  SKIPPED: 'Not sent',
};

/** Which signal colour a state has; the word says it too. */
export const STATE_SIGNAL: Readonly<Record<OutboxState, 'waiting' | 'working' | 'ready' | 'problem'>> = {
  QUEUED: 'working',
  WAITING: 'waiting',
  SENDING: 'working',
  SENT: 'ready',
  DELIVERED: 'ready',
  BOUNCED: 'problem',
  COMPLAINED: 'problem',
  DEAD: 'problem',
  SKIPPED: 'waiting',
};

const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  SUPPRESSED: 'Email to this address came back, or was marked as spam, before.',
  CHOICE: 'The customer has turned reminders off.',
  CAP: 'This address has had as many emails as it may get in a day.',
  SUPERSEDED: 'A newer message took its place.',
  NO_LONGER_TRUE: 'What it said was no longer true.',
  NO_ADDRESS: 'There is no email address.',
  LOOP: 'It would have come back to us.',
  FORGOTTEN: 'The customer was deleted.',
  RESTORED: 'It came from a backup.',
};

const NO_ANSWER = 'The email service did not answer.';
const REFUSED = 'The email service refused it. Check the address.';
const PAUSED = 'The email service has paused this account.';
const TOO_BUSY = 'The email service had too much to do.';

/** By the name of what came last: a failure of our own, an error of the email service, or its report. */
const CAUSE_WORDS: Readonly<Record<string, string>> & Readonly<Record<OwnCause, string>> = {
  NO_ANSWER,
  TimeoutError: NO_ANSWER,
  CHECK_FAILED: 'We could not check whether it may be sent.',
  RENDER_FAILED: 'We could not write this message. The fault is ours, not the address’s.',
  MessageRejected: REFUSED,
  BadRequestException: REFUSED,
  InvalidParameterValueException: REFUSED,
  TooManyRequestsException: TOO_BUSY,
  ThrottlingException: TOO_BUSY,
  LimitExceededException: TOO_BUSY,
  AccountSuspendedException: PAUSED,
  SendingPausedException: PAUSED,
  MailFromDomainNotVerifiedException: 'The email service does not know the shop’s own address yet.',
  Reject: 'The email service found something harmful in it.',
  Permanent: 'There is no such mailbox.',
  Transient: 'The mailbox is full, or cannot be reached for now.',
  Undetermined: 'The other side did not say why.',
  Complaint: 'The recipient marked it as spam. They get no more email.',
};

/** Why a message is where it is, in a sentence; undefined when there is nothing to explain. */
export function whyText({ state, reason, cause }: Pick<SentMessage, 'state' | 'reason' | 'cause'>): string | undefined {
  if (state === 'SKIPPED') return reason ? SKIP_WORDS[reason] : undefined;
  if (cause === '') return undefined;
  const [kind = ''] = cause.split(':');
  // An unknown name may be the service's or our own: blames neither.
  return CAUSE_WORDS[kind] ?? `It failed with “${cause}”.`;
}

/** Whom a message went to. */
export const recipientText = ({ recipient, audience }: Pick<SentMessage, 'recipient' | 'audience'>): string =>
  recipient || (audience === 'SHOP' ? AUDIENCE_WORDS.SHOP : 'an address that was removed');

/** "24 Nov 2026, 9:30 am" on the shop's clock. */
export const sentText = (instant: string, clock: { readonly locale: string; readonly timeZone: string }): string =>
  new Intl.DateTimeFormat(clock.locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: clock.timeZone,
  }).format(new Date(instant));
