import type { KindName } from '../../outgoing/kinds/kind-names';

/** What a record is called in an outbox row, an audit entry, a notice or a contribution. */
export interface RecordRef {
  readonly model: string;
  readonly id: string;
}

/** Plain values only: what a mail, a notice or a preview is rendered from. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * Something people are told. Who, by which channels and in which words stands in the kind's own file; the engine makes an
 * outbox row for each recipient and channel, and a notice for each audience.
 */
export interface TellEffect {
  readonly effect: 'TELL';
  readonly kind: KindName;
  readonly about: RecordRef;
  readonly facts: Facts;
  /** The customer it goes to, where the kind's audience is the customer. */
  readonly customer?: { readonly customerId: string; readonly email: string };
  /** A member of staff it goes to, where the kind's audience is one person. */
  readonly person?: { readonly staffId: string; readonly email: string };
  /** Who did it: no one is told of their own act. */
  readonly by?: string;
  /** Not before this moment. */
  readonly dueAt?: string;
}
