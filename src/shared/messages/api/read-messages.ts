import {
  messageKinds,
  outboxByCustomer,
  outboxByRecord,
  outboxDead,
} from '../../../../amplify/areas/outgoing/operations';
import type { AnswerOf, RowOf } from '../../../../amplify/kernel/declare';
import { call, readPage } from '../../../lib/api';

/** A kind of message: what it is called, when it is sent, to whom and how. */
export type MessageKind = AnswerOf<typeof messageKinds>['kinds'][number];

/** One message to one recipient, and what became of it. */
export interface SentMessage {
  readonly outboxId: string;
  readonly kind: string;
  readonly audience: MessageKind['audience'] | null;
  /** Empty for a message to the shop, or if the person was deleted. */
  readonly recipient: string;
  readonly state: RowOf<typeof outboxByRecord>['state'];
  /** Why it was not sent; null for a message that was, or still may be. */
  readonly reason: RowOf<typeof outboxByRecord>['reason'] | null;
  /** The mail service's last report; empty if there was none. */
  readonly cause: string;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly dueAt: string | null;
}

/** As many as a page shows; the newest come first. */
const MOST = 50;

const messageOf = (row: Partial<RowOf<typeof outboxByRecord>>): SentMessage => ({
  outboxId: row.outboxId ?? '',
  kind: row.kind ?? '',
  audience: (row.audience ?? null) as SentMessage['audience'],
  recipient: row.recipient ?? '',
  state: row.state ?? 'QUEUED',
  reason: row.reason ?? null,
  cause: row.cause ?? '',
  queuedAt: row.queuedAt ?? '',
  sentAt: row.sentAt ?? null,
  dueAt: row.dueAt ?? null,
});

/** Every kind of message. Throws ProblemError. */
export const readMessageKinds = async (): Promise<readonly MessageKind[]> => (await call(messageKinds, {})).kinds;

/** The newest messages about a visit. Throws ProblemError. */
export async function messagesOfVisit(appointmentId: string): Promise<SentMessage[]> {
  const recordKey = `Appointment#${appointmentId}`;
  const { rows } = await readPage(outboxByRecord, { recordKey, sortDirection: 'DESC', limit: MOST });
  return rows.map(messageOf);
}

/** The newest messages to a customer. Throws ProblemError. */
export async function messagesToCustomer(customerId: string): Promise<SentMessage[]> {
  const { rows } = await readPage(outboxByCustomer, { customerId, sortDirection: 'DESC', limit: MOST });
  return rows.map(messageOf);
}

/** The newest messages that were given up. Throws ProblemError. */
export async function messagesGivenUp(): Promise<SentMessage[]> {
  const { rows } = await readPage(outboxDead, { deadShard: 'DEAD', sortDirection: 'DESC', limit: MOST });
  return rows.map(messageOf);
}
