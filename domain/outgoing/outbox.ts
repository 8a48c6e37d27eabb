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
  /** Delivery takes the row until its lease ends; also a row whose lease ended without an answer. */
  'CLAIM',
  /** To be tried again later: a retry, quiet hours, a cap. */
  'WAIT',
  /** It must no longer go out, for one of `SKIP_REASONS`. */
  'SKIP',
  /** Tried for the last time, or refused for good. */
  'GIVE_UP',
  /** The mail service took it. Its own event may say so before delivery does. */
  'ACCEPT',
  'DELIVER',
  'BOUNCE',
  'COMPLAIN',
  /** The mail service took it, then decided that it must not go out. */
  'REJECT',
  /** Staff ask for another attempt. */
  'SEND_AGAIN',
] as const;
export type OutboxEvent = (typeof OUTBOX_EVENTS)[number];

/** Once the mail service has reported on an email, it is not tried again. */
const REPORTED = { ACCEPT: 'SENT', DELIVER: 'DELIVERED', BOUNCE: 'BOUNCED', COMPLAIN: 'COMPLAINED' } as const;

/**
 * The status table of a row. Events from the mail service come late, twice and in any order, so each state says which
 * of them still matter: a complaint is final, and a bounce outweighs a delivery.
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

/** Where an event leads: the same state, whatever the row's current one. */
export function stateAfter(event: OutboxEvent): OutboxState {
  const [from] = statesThatTake(event);
  const state = from === undefined ? null : outboxMachine.next(from, event);
  if (state === null) throw new Error(`no state takes ${event}`);
  return state;
}

export const SKIP_REASONS = [
  /** The address is on the suppression list. */
  'SUPPRESSED',
  /** The person does not want emails of this kind. */
  'CHOICE',
  /** The address has had its limit of emails today. */
  'CAP',
  /** A newer message about the same record replaces it. */
  'SUPERSEDED',
  /** What it says stopped being true before it went out. */
  'NO_LONGER_TRUE',
  /** There is no address to send it to. */
  'NO_ADDRESS',
  /** It would come back to us, or answer a machine. */
  'LOOP',
  /** The person was deleted. */
  'FORGOTTEN',
  /** It came from a backup: whatever was not final then is history now. */
  'RESTORED',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why delivery itself stopped or postponed a message; any other cause is named as the mail service named it. */
export const OWN_CAUSES = [
  /** All attempts were used up, and none came to an end. */
  'NO_ANSWER',
  /** Something that must be read before it goes out could not be read. */
  'CHECK_FAILED',
  /** It could not be made from its facts. */
  'RENDER_FAILED',
] as const;
export type OwnCause = (typeof OWN_CAUSES)[number];

export const CHANNELS = ['MAIL', 'IN_APP'] as const;
/** How a message reaches people: each recipient's email is an outbox row, and what appears in the app is a notice. */
export type Channel = (typeof CHANNELS)[number];

/** How long delivery keeps a row, in seconds: longer than its function may run. */
export const LEASE_SECONDS = 120;

/** After how many seconds the schedule picks up a row that the stream has lost. */
export const UNCLAIMED_SECONDS = 120;

/** How long a row is kept, in days: the history that staff see. */
export const KEPT_DAYS = 400;
