import type { Channel, OutboxState, SkipReason } from '../../domain/outgoing/outbox';
import type { Instant } from '../../domain/shared/time';
import type { Facts, RecordRef } from '../kernel/effects/effect';
import type { KindName } from './kinds/kind-names';

/** A message to one recipient by one channel, as an effect asks for it. */
export interface NewOutboxRow {
  /**
   * A fingerprint of event, kind, recipient and channel: the same at every delivery of the event, and therefore its
   * claim.
   */
  readonly outboxId: string;
  readonly eventId: string;
  readonly kind: KindName;
  readonly channel: Channel;
  readonly audience: 'CUSTOMER' | 'PERSON' | 'SHOP';
  /** An address; empty for the workshop, whose address is read right before sending. */
  readonly recipient: string;
  readonly about: RecordRef;
  /** The record's version at the event, if it counts versions: tells which of two messages is newer. */
  readonly recordVersion: number | null;
  /** Whose facts it holds: they are deleted with that person. */
  readonly customerId: string | null;
  readonly facts: Facts;
  /** Not before this moment; null for at once. */
  readonly dueAt: Instant | null;
}

/** A row as stored. */
export interface OutboxRow extends NewOutboxRow {
  readonly state: OutboxState;
  readonly queuedAt: Instant;
  readonly tries: number;
  /** Of the last claim: only its holder may say how it went. */
  readonly attempt: string | null;
  readonly reason: SkipReason | null;
  /** Why the last attempt failed, by the code of the failure. */
  readonly cause: string | null;
  readonly sentAt: Instant | null;
}

/** The key of an index of rows, for one record. */
export const recordKeyOf = ({ model, id }: RecordRef): string => `${model}#${id}`;

/** The tag in which a row's id travels to the mail service, and back with its reports. */
export const OUTBOX_TAG = 'outbox-id';
