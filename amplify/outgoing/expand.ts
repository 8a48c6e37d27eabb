import type { Facts, RecordRef, TellEffect } from '../kernel/effects/effect';
import { hexFingerprintOf } from '../kernel/fingerprint';
import type { KindName } from './kinds/kind-names';
import type { NewOutboxRow } from './outbox-row';
import { KINDS } from './registry';

/** Something for everyone with a permission to see in the app, keyed by event, kind and audience. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly audience: `permission:${string}` | `person:${string}`;
  readonly kind: KindName;
  readonly about: RecordRef;
  readonly facts: Facts;
  /** Who did it: they are not told. */
  readonly by: string | null;
}

/** The rows of a telling. Each is put if it is not there yet. */
export interface Expanded {
  readonly outbox: readonly NewOutboxRow[];
  readonly notices: readonly NoticeRow[];
}

const NOTHING: Expanded = { outbox: [], notices: [] };

/**
 * Turns a telling into rows, as the kind's file says of audience and channels. Pure, and the same for every delivery of
 * the event. No one is told of their own act; a recipient without an address gets no email. Throws on facts that do not
 * fit the kind, and for kinds that only the user pool sends.
 */
export function expand(tell: TellEffect, { eventId }: { readonly eventId: string }): Expanded {
  const kind = KINDS[tell.kind];
  const facts = kind.factsFrom(tell.facts);
  const keyed = { ...tell, facts, eventId };
  switch (kind.audience.to) {
    case 'CUSTOMER':
      return tell.customer === undefined || tell.customer.email === ''
        ? NOTHING
        : { outbox: mailTo(keyed, 'CUSTOMER', tell.customer.email), notices: [] };
    case 'PERSON':
      return tell.person === undefined || tell.person.staffId === tell.by
        ? NOTHING
        : {
            outbox: tell.person.email === '' ? [] : mailTo(keyed, 'PERSON', tell.person.email),
            notices: noticeFor(keyed, `person:${tell.person.staffId}`),
          };
    case 'SHOP':
      return {
        outbox: mailTo(keyed, 'SHOP', ''),
        notices: noticeFor(keyed, `permission:${kind.audience.permission}`),
      };
    case 'SIGN_IN':
      throw new Error(`${tell.kind} is sent by the user pool alone`);
  }
}

type Keyed = TellEffect & { readonly eventId: string };

function mailTo(tell: Keyed, audience: NewOutboxRow['audience'], recipient: string): NewOutboxRow[] {
  if (!KINDS[tell.kind].channels.includes('MAIL')) return [];
  const { eventId, kind, about, facts, dueAt = null } = tell;
  return [
    {
      outboxId: hexFingerprintOf(JSON.stringify([eventId, kind, recipient || audience, 'MAIL'])),
      ...{ eventId, kind, channel: 'MAIL', audience, recipient, about, facts, dueAt },
      recordVersion: typeof facts['version'] === 'number' ? facts['version'] : null,
      customerId: tell.customer?.customerId ?? textOrNull(facts['customerId']),
    },
  ];
}

function noticeFor(tell: Keyed, audience: NoticeRow['audience']): NoticeRow[] {
  if (!KINDS[tell.kind].channels.includes('IN_APP')) return [];
  const { eventId, kind, about, facts, by = null } = tell;
  return [{ noticeId: hexFingerprintOf(JSON.stringify([eventId, kind, audience])), audience, kind, about, facts, by }];
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
