import type { Actor } from '../../../domain/access/permissions';
import type { Audience, LiveTopic } from '../../../domain/access/live';
import type { AuditAction, AuditSubject } from '../../../domain/audit/entries';
import type { SearchTerm } from '../../../domain/customers/search-terms';
import type { Contribution, ContributionAxis } from '../../../domain/figures/contribution';
import type { KindName } from '../../outgoing/kinds/kind-names';
import type { Harmless } from '../audit';
import type { Row } from '../row';

/** A row before and after a change, with the stream's own id of the event: the same at every delivery. */
export interface RowChange {
  /** The model whose row changed, as the schema names it. */
  readonly model: string;
  readonly eventId: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** A record's name in an outbox row, an audit entry, a notice or a contribution. */
export interface RecordRef {
  readonly model: string;
  readonly id: string;
}

/**
 * How new an effect's content is. The later version of two counts; a record that was deleted and entered again under
 * its old id begins again at the first version, and is newer by the time it was made.
 */
export interface Age {
  /** When the record was made. */
  readonly since: string;
  readonly version: number;
}

/** Plain values only: what an email, a notice or a preview is rendered from. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * Something people are told. The kind's own file says who, by which channels and in which words; the engine makes an
 * outbox row for each recipient and channel, and a notice for each audience.
 */
export interface TellEffect {
  readonly effect: 'TELL';
  readonly kind: KindName;
  readonly about: RecordRef;
  readonly facts: Facts;
  /** The customer it goes to, if the kind's audience is the customer. */
  readonly customer?: { readonly customerId: string; readonly email: string };
  /** The staff member it goes to, if the kind's audience is one person. */
  readonly person?: { readonly staffId: string; readonly email: string };
  /** Who did it: no one is told of their own act. */
  readonly by?: string;
  /** Not before this moment. */
  readonly dueAt?: string;
}

/** Open pages of one audience refresh. */
export interface LiveEffect {
  readonly effect: 'LIVE';
  readonly audience: Audience;
  readonly topic: LiveTopic;
  readonly id: string;
  readonly version: number;
  /** The local day that the page may be showing. */
  readonly on?: string;
}

/** An entry of the audit: what changed, with everything masked that the area does not list as harmless. */
export interface AuditEffect {
  readonly effect: 'AUDIT';
  readonly subject: AuditSubject;
  readonly at: string;
  readonly version: number;
  readonly actorKind: Actor['kind'];
  readonly actorId: string;
  readonly customerId?: string;
  readonly action: AuditAction;
  readonly reason: string;
  readonly requestId: string;
  readonly before: object | null;
  readonly after: object | null;
  readonly shows: Harmless;
  /** The key of an entry that covers many changes; any other key is made of the event. */
  readonly once?: string;
}

/** The only terms a record is found by from now on. */
export interface IndexEffect extends Age {
  readonly effect: 'INDEX';
  readonly about: RecordRef;
  /** Whose record it is. */
  readonly customerId: string;
  readonly terms: readonly SearchTerm[];
}

/** The record's contribution to the reports on one date axis; null takes it back. */
export interface FigureEffect extends Age {
  readonly effect: 'FIGURE';
  readonly about: RecordRef;
  readonly axis: ContributionAxis;
  readonly contribution: Contribution | null;
}

/** A row of the area that is only ever added, keyed by the change: put if absent. */
export interface LogEffect {
  readonly effect: 'LOG';
  readonly model: string;
  /** The attribute that is the table's partition key. */
  readonly key: string;
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

/** An area's rule: what follows from a change to one of its rows. Pure. */
export type EffectsOf = (change: RowChange) => readonly Effect[];
