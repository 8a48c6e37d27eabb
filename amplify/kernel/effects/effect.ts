import type { ContributionAxis, FigureFamily } from '../../../domain/figures/contribution';
import type { KindName } from '../../outgoing/kinds/kind-names';
import type { Row } from '../row';

/** A row before and after a change, with the stream's own id of the event: the same at every delivery. */
export interface RowChange {
  /** The model whose row changed, as the schema names it. */
  readonly model: string;
  readonly eventId: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

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

/** Open pages of one audience read again: `customer:<sub>`, `staff:<topic>` or `link:<channel>`. */
export interface LiveEffect {
  readonly effect: 'LIVE';
  readonly audience: `customer:${string}` | `staff:${string}` | `link:${string}`;
  readonly topic: string;
  readonly id: string;
  readonly version: number;
  /** The local day that the page may be showing. */
  readonly on?: string;
}

/** An entry of the audit: what changed, with what is personal masked unless the area lists it as harmless. */
export interface AuditEffect {
  readonly effect: 'AUDIT';
  readonly subject: string;
  readonly at: string;
  readonly version: number;
  readonly actorKind: string;
  readonly actorId: string;
  readonly customerId?: string;
  readonly action: string;
  readonly reason: string;
  readonly requestId: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** The terms that a record is found by from now on. */
export interface IndexEffect {
  readonly effect: 'INDEX';
  readonly about: RecordRef;
  readonly version: number;
  readonly terms: readonly Facts[];
  /** Terms of the row before that are no longer wanted. */
  readonly dropped: readonly Facts[];
}

/** The record's contribution to the reports on one date axis; null takes it back. */
export interface FigureEffect {
  readonly effect: 'FIGURE';
  readonly about: RecordRef;
  readonly axis: ContributionAxis;
  readonly version: number;
  readonly contribution: {
    readonly on: string;
    readonly family: FigureFamily;
    readonly amounts: Readonly<Record<string, number>>;
    readonly dimensions: Readonly<Record<string, string>>;
  } | null;
}

/** An append-only row of the area, keyed by the change: put if absent. */
export interface LogEffect {
  readonly effect: 'LOG';
  readonly model: string;
  readonly row: Row;
}

/** Work that follows in the area's own function; its request id is made of the event and the task's name. */
export interface TaskEffect {
  readonly effect: 'TASK';
  readonly area: string;
  readonly task: string;
  readonly input: Facts;
}

export type Effect = TellEffect | LiveEffect | AuditEffect | IndexEffect | FigureEffect | LogEffect | TaskEffect;

/** An area's rule: what follows from a change of one of its rows. Pure. */
export type EffectsOf = (change: RowChange) => readonly Effect[];
