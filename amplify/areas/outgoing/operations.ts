import * as v from 'valibot';
import { CHANNELS, type OutboxState, type SkipReason } from '../../../domain/outgoing/outbox';
import { command, list, question, shown } from '../../kernel/declare';
import { inApi } from '../../kernel/in-api';
import { KIND_NAMES } from '../../outgoing/kinds/kind-names';

const kind = v.picklist(KIND_NAMES);
const text = v.string();

/** Every kind of message, with what it is about, who gets it and by which channels. */
export const messageKinds = question({
  needs: 'outgoing:read',
  perMinute: 60,
  asks: {},
  answers: {
    kinds: v.array(
      v.object({
        ...{ name: v.picklist(KIND_NAMES), title: text, event: text },
        ...{ audience: v.picklist(['CUSTOMER', 'PERSON', 'SHOP', 'SIGN_IN']), channels: v.array(v.picklist(CHANNELS)) },
      }),
    ),
  },
});

/** A kind rendered from its sample. */
export const previewKind = question({
  needs: 'outgoing:read',
  perMinute: 120,
  asks: { kind },
  answers: { subject: text, html: text, text, attachments: v.array(text) },
});

/** The sample of a kind, to the caller's own proven address. */
export const sendTest = command({
  needs: 'outgoing:send',
  perMinute: 5,
  // The outbox row is keyed by the request, whatever kind it asks for: the mark knows the kind.
  once: 'STEPS',
  leavesNoEntry: true,
  asks: { kind },
  answers: {},
});

/** Another round of attempts for a dead message. */
export const sendAgain = command({
  needs: 'outgoing:send',
  perMinute: 30,
  asks: { outboxId: inApi(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), 'ID') },
  answers: {},
});

/** A message as the history shows it. */
export interface OutboxListRow {
  readonly outboxId: string;
  readonly kind: string;
  readonly channel?: string | null;
  readonly audience?: string | null;
  readonly recipient?: string | null;
  readonly state: OutboxState;
  readonly reason?: SkipReason | null;
  readonly cause?: string | null;
  readonly queuedAt: string;
  readonly sentAt?: string | null;
  readonly dueAt?: string | null;
}
const SHOWN = 'outboxId kind channel audience recipient state reason cause queuedAt sentAt dueAt';

const history = {
  model: 'Outbox',
  sort: { queuedAt: 'String' },
  needs: 'outgoing:read',
} as const;

/** The messages about one record, such as `Appointment#<id>`. */
export const outboxByRecord = list({ ...history, key: { recordKey: 'String' }, shows: shown<OutboxListRow>(SHOWN) });

/** The messages to one customer. */
export const outboxByCustomer = list({
  ...history,
  key: { customerId: 'String' },
  shows: shown<OutboxListRow & { readonly recordKey: string }>(`${SHOWN} recordKey`),
});

/** Messages that are dead. */
export const outboxDead = list({
  ...history,
  key: { deadShard: 'String' },
  shows: shown<OutboxListRow & { readonly recordKey: string }>(`${SHOWN} recordKey`),
});
