import * as v from 'valibot';
import type { Permission } from '../../domain/access/permissions';
import type { Channel } from '../../domain/outgoing/outbox';
import type { Row } from '../kernel/row';
import type { KindName } from './kinds/kind-names';
import type { Telling } from './telling';

/** Who is told. */
export type Audience =
  /** The customer whom the record is about. */
  | { readonly to: 'CUSTOMER' }
  /** One staff member. */
  | { readonly to: 'PERSON' }
  /** The workshop: an email to its own address, and a notice for everyone with the permission. */
  | { readonly to: 'SHOP'; readonly permission: Permission }
  /** The person signing in; the user pool sends it. */
  | { readonly to: 'SIGN_IN' };

/**
 * How much its timing matters. ASKED: the person has just asked for it and is waiting. PROMPT: news, at any hour.
 * CAN_WAIT: not in quiet hours, and after the others.
 */
export type Urgency = 'ASKED' | 'PROMPT' | 'CAN_WAIT';

/** The text of an email, before it is put into its layout. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  readonly footnote: string;
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly url: string };
  /** When it is, on which clock, and the rest as a table. */
  readonly visit?: {
    readonly when: string;
    readonly zone: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
  };
  /** For sign-ins: what to type. */
  readonly code?: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** One kind of message, as its file states it. */
export interface KindOf<Facts> {
  readonly name: KindName;
  /** What staff call it, in lists. */
  readonly title: string;
  /** When it is sent, in a sentence for staff. */
  readonly event: string;
  readonly audience: Audience;
  readonly channels: readonly Channel[];
  readonly urgency: Urgency;
  /** The customer preference that switches it off. */
  readonly choice?: 'reminderMails';
  /** What it is made from: plain values, stored with the message. */
  readonly facts: v.GenericSchema<unknown, Facts>;
  content(facts: Facts, telling: Telling): MailContent;
  attachments?(facts: Facts, telling: Telling): readonly Attachment[];
  /** Facts of an invented case, for the preview and the tests. */
  readonly sample: Facts;
  /** Older kinds about the same record that this one replaces. */
  readonly replaces: readonly KindName[];
  /** Is what the message says still true of the record, right before sending? Null if the record is gone. */
  stillTrue(record: Row | null, facts: Facts, nowMs: number): boolean;
}

/** A kind in general: its facts are checked whenever they are used. */
export interface Kind extends Omit<KindOf<unknown>, 'facts'> {
  /** The facts as they are stored; throws on any that do not fit. */
  factsFrom(facts: unknown): Record<string, unknown>;
}

/** Makes a kind from what its file states. */
export function defineKind<Facts extends object>({ facts: schema, ...kind }: KindOf<Facts>): Kind {
  const read = (facts: unknown) => v.parse(schema, facts);
  const { attachments } = kind;
  return {
    ...kind,
    factsFrom: (facts) => ({ ...read(facts) }) as Record<string, unknown>,
    content: (facts, telling) => kind.content(read(facts), telling),
    ...(attachments ? { attachments: (facts, telling) => attachments(read(facts), telling) } : {}),
    stillTrue: (record, facts, nowMs) => kind.stillTrue(record, read(facts), nowMs),
  };
}
