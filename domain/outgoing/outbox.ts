import { defineMachine } from '../shared/state-machine';

export const OUTBOX_STATES = [
  'QUEUED',
  'WAITING',
  'SENDING',
  'SENT',
  'DELIVERED',
  'BOUNCED',
  'COMPLAINED',
  'DEAD',
  'SKIPPED',
] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export const OUTBOX_EVENTS = [
  /** Delivery takes the row for itself until its lease ends; also a row whose lease ended without an answer. */
  'CLAIM',
  /** It is tried again later: a retry, quiet hours, a cap. */
  'WAIT',
  /** It must not go out any more, for one of `SKIP_REASONS`. */
  'SKIP',
  /** Tried for the last time, or refused for good. */
  'GIVE_UP',
  /** The mail service took it. Its own event may say so before delivery can. */
  'ACCEPT',
  'DELIVER',
  'BOUNCE',
  'COMPLAIN',
  /** The mail service took it and found that it must not go out. */
  'REJECT',
  /** Staff ask for another try. */
  'SEND_AGAIN',
] as const;
export type OutboxEvent = (typeof OUTBOX_EVENTS)[number];

/** What the mail service reports of a mail ends all further tries of it. */
const REPORTED = { ACCEPT: 'SENT', DELIVER: 'DELIVERED', BOUNCE: 'BOUNCED', COMPLAIN: 'COMPLAINED' } as const;

/**
 * The status table of a row. Events of the mail service come late, twice and in any order, so each state says which of
 * them still teach something: a complaint is the last word, and a bounce outweighs a delivery.
 */
export const outboxMachine = defineMachine<OutboxState, OutboxEvent>({
  QUEUED: { CLAIM: 'SENDING', SKIP: 'SKIPPED', ...REPORTED, REJECT: 'DEAD' },
  WAITING: { CLAIM: 'SENDING', SKIP: 'SKIPPED', ...REPORTED, REJECT: 'DEAD' },
  SENDING: {
    CLAIM: 'SENDING',
    WAIT: 'WAITING',
    SKIP: 'SKIPPED',
    GIVE_UP: 'DEAD',
    ...REPORTED,
    REJECT: 'DEAD',
  },
  SENT: { DELIVER: 'DELIVERED', BOUNCE: 'BOUNCED', COMPLAIN: 'COMPLAINED', REJECT: 'DEAD' },
  DELIVERED: { BOUNCE: 'BOUNCED', COMPLAIN: 'COMPLAINED' },
  BOUNCED: { COMPLAIN: 'COMPLAINED' },
  COMPLAINED: {},
  DEAD: { SKIP: 'SKIPPED', ...REPORTED, SEND_AGAIN: 'QUEUED' },
  SKIPPED: { ...REPORTED },
});

/** The states in which an event still changes something, for the condition of its write. */
export const statesThatTake = (event: OutboxEvent): OutboxState[] =>
  OUTBOX_STATES.filter((state) => outboxMachine.next(state, event) !== null);

/** Where an event leads. The table has one answer for each event, whatever the state. */
export function stateAfter(event: OutboxEvent): OutboxState {
  const [from] = statesThatTake(event);
  const state = from === undefined ? null : outboxMachine.next(from, event);
  if (state === null) throw new Error(`no state takes ${event}`);
  return state;
}

export const SKIP_REASONS = [
  /** The address is on the suppression list. */
  'SUPPRESSED',
  /** The person does not want mails of this kind. */
  'CHOICE',
  /** More mails to this address today than it may get. */
  'CAP',
  /** A newer message about the same record says what counts now. */
  'SUPERSEDED',
  /** What it says has ceased to be true before it went out. */
  'NO_LONGER_TRUE',
  /** There is no address to send it to. */
  'NO_ADDRESS',
  /** It would come back to us, or answer a machine. */
  'LOOP',
  /** The person was deleted. */
  'FORGOTTEN',
  /** It was part of a backup: what was not final then is history now. */
  'RESTORED',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why delivery itself stopped or put off a message; any other cause is the name of what the mail service answered. */
export const OWN_CAUSES = [
  /** It was tried as often as may be, and no try came to an end. */
  'NO_ANSWER',
  /** What has to be read before it goes out could not be read. */
  'CHECK_FAILED',
  /** It could not be made from its facts. */
  'RENDER_FAILED',
] as const;
export type OwnCause = (typeof OWN_CAUSES)[number];

export const CHANNELS = ['MAIL', 'IN_APP'] as const;
/** How a message reaches people: each recipient's mail is an outbox row, what stands in the app is a notice. */
export type Channel = (typeof CHANNELS)[number];

/** How long delivery keeps a row for itself, in seconds: longer than its function may run. */
export const LEASE_SECONDS = 120;

/** After how long a row that the stream has lost is picked up by the schedule, in seconds. */
export const UNCLAIMED_SECONDS = 120;

/** How long a row is kept, in days: the history that staff see. */
export const KEPT_DAYS = 400;
