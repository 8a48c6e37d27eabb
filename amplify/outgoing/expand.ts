import { toInstant, toMs } from '../../domain/shared/time';
import type { Facts, RecordRef, TellEffect } from '../kernel/effects/effect';
import { textOf } from '../kernel/row';
import type { KindName } from './kinds/kind-names';

/** Something to send: one message of a kind to one address. */
export interface OutboxRow {
  readonly outboxId: string;
  readonly kind: KindName;
  readonly channel: 'MAIL';
  readonly recipient: string;
  readonly about: RecordRef;
  readonly facts: Facts;
  readonly customerId?: string;
  readonly dueAt?: string;
}

/** Something that everyone of an audience finds in the list of their notices. */
export interface NoticeRow {
  readonly audience: string;
  /** Begins with the moment, so that the newest is last by key; the rest makes a repeat the same row. */
  readonly noticeId: string;
  readonly kind: KindName;
  readonly appointmentId: string;
  readonly facts: Facts;
  /** Epoch seconds after which the row may go. */
  readonly expiresAt: number;
}

export interface Expanded {
  readonly outbox: readonly OutboxRow[];
  readonly notices: readonly NoticeRow[];
}

const STAFF_NOTICES: ReadonlySet<KindName> = new Set([
  'STAFF_BOOKED',
  'STAFF_TO_CONFIRM',
  'STAFF_CANCELLED',
  'STAFF_MOVED',
]);
const KEPT_DAYS = 30;

/** The rows that a tell comes to. Their keys are made of the event, so that the same tell again is the same rows. */
export function expand(tell: TellEffect, { eventId }: { readonly eventId: string }): Expanded {
  if (STAFF_NOTICES.has(tell.kind)) return { outbox: [], notices: [noticeOf(tell, eventId)] };
  const recipient = tell.customer?.email ?? tell.person?.email ?? '';
  return { outbox: recipient === '' ? [] : [messageOf(tell, eventId, recipient)], notices: [] };
}

const messageOf = (tell: TellEffect, eventId: string, recipient: string): OutboxRow => ({
  outboxId: `${eventId}#${tell.kind}#${recipient}#MAIL`,
  ...{ kind: tell.kind, channel: 'MAIL', recipient, about: tell.about, facts: tell.facts },
  ...(tell.customer === undefined ? {} : { customerId: tell.customer.customerId }),
  ...(tell.dueAt === undefined ? {} : { dueAt: tell.dueAt }),
});

function noticeOf({ kind, about, facts }: TellEffect, eventId: string): NoticeRow {
  const at = textOf(facts, 'updatedAt') || toInstant(0);
  const { contactName, bookedName, startsAt, visitDate, vehiclePlate, status } = facts;
  return {
    ...{ audience: 'STAFF', noticeId: `${at}#${eventId}#${kind}`, kind, appointmentId: about.id },
    facts: { contactName, bookedName, startsAt, visitDate, vehiclePlate, status },
    expiresAt: Math.floor(toMs(at) / 1000) + KEPT_DAYS * 86_400,
  };
}
