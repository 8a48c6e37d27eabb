import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../domain/access/permissions';
import type { AuditAction, AuditSubject } from '../../domain/audit/entries';
import { MASK } from '../../domain/audit/mask';
import type { Instant } from '../../domain/shared/time';
import type { CommandDeps } from './deps';
import { stamp } from './row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

/** Who did what to which record, when, and why. No entry is ever changed or deleted. */
export interface AuditEntry {
  readonly subject: AuditSubject;
  /** Begins with the moment, so that key order is the order of events; the rest makes a repeat the same row. */
  readonly auditId: string;
  readonly at: Instant;
  readonly actorKind: Actor['kind'];
  readonly actorId: string;
  /** Whose record it is. Staff who change it act for this customer. */
  readonly customerId?: string;
  readonly action: AuditAction;
  readonly reason: string;
  readonly requestId: string;
  /** What changed: fields with their values before and after, as JSON. */
  readonly before: Recorded;
  readonly after: Recorded;
}

declare const recorded: unique symbol;

/** Values that went through `differenceOf`, so that nothing gets into an entry unmasked. */
export type Recorded = string & { readonly [recorded]: true };

/** With the day, by which the index lists entries; an index key must not be empty, so SYSTEM has no actor. */
const itemOf = ({ tables, now }: Writer, { actorId, ...entry }: AuditEntry) => ({
  TableName: tables.auditEntry,
  Item: {
    ...entry,
    reason: reasonOf(entry),
    ...(actorId === '' ? {} : { actorId }),
    day: entry.at.slice(0, 10),
    ...stamp('AuditEntry', entry.at, now),
  },
  // The record stays: no function may change or delete an entry, and none is overwritten.
  ConditionExpression: 'attribute_not_exists(auditId)',
});

/** A reason given by staff is the shop's record. What customers write may be anything, and goes when they go. */
const reasonOf = ({ actorKind, reason }: Pick<AuditEntry, 'actorKind' | 'reason'>): string =>
  reason !== '' && ['CUSTOMER', 'VISITOR', 'LINK'].includes(actorKind) ? MASK : reason;

/** Writes an entry from an event; the same event again changes nothing. */
export async function saveAuditEntry(writer: Writer, entry: AuditEntry): Promise<void> {
  try {
    await writer.db.send(new PutCommand(itemOf(writer, entry)));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** The entry of a command that writes it together with what it did. */
export const putAuditEntry = (writer: Writer, entry: AuditEntry): TransactItem => ({ Put: itemOf(writer, entry) });

/** The id of the person acting, as the audit names them. */
export const actorIdOf = (actor: Actor): string => {
  if (actor.kind === 'CUSTOMER' || actor.kind === 'LINK') return actor.customerId;
  return actor.kind === 'STAFF' ? actor.staffId : '';
};

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a kind of record whose values an entry may show. All others are masked, those added later too. */
export type Harmless = ReadonlySet<string>;

/** Lists the harmless fields of a record's type: numbers, times, statuses, flags, ids, and the shop's own words. */
export const harmless = <Kept extends object>(...fields: readonly (keyof Kept & string)[]): Harmless => new Set(fields);

const NONE: Harmless = new Set();

/**
 * The fields that differ, before and after, as JSON for an entry. The row's own bookkeeping is left out. The audit
 * outlives the people in it, so a value is masked unless its field is listed as harmless.
 */
export function differenceOf(
  before: object | null,
  after: object | null,
  shown: Harmless = NONE,
): { readonly before: Recorded; readonly after: Recorded } {
  const [old, next] = [(before ?? {}) as Fields, (after ?? {}) as Fields];
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((name) => !BOOKKEEPING.has(name));
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]));
  const tell = (name: string, value: unknown) => (shown.has(name) ? (value ?? null) : masked(value));
  const pick = (row: Fields) =>
    JSON.stringify(Object.fromEntries(changed.map((name) => [name, tell(name, row[name])])));
  return {
    before: (before === null ? '' : pick(old)) as Recorded,
    after: (after === null ? '' : pick(next)) as Recorded,
  };
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

const masked = (value: unknown): string | null => (isNothing(value) ? null : MASK);

const BOOKKEEPING = new Set([
  'version',
  'revision',
  'updatedAt',
  'createdAt',
  'requestHash',
  'lastRequestId',
  'earlierRequestIds',
  'lastAction',
  'lastActorKind',
  'lastActorId',
  'lastReason',
  'lastRequests',
  'sortName',
  'formerOwners',
  'absorbed',
  'mergedFrom',
  'merging',
  'quietBy',
  // Anyone who has it hears of the visit, so no record but the visit's own holds it.
  'liveChannel',
  'linkGeneration',
]);
