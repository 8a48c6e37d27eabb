import { type Actor, type Permission, can } from '../../domain/access/permissions';
import { type Refused, type Result, ok, refuse } from '../../domain/shared/result';
import type { CommandDeps } from './deps';
import { fingerprintOf } from './fingerprint';
import { saveTogether } from './transaction';
import { type Harmless, actorIdOf, differenceOf, putAuditEntry } from './audit';
import { markRequest } from './claims';

type TransactItem = Parameters<typeof saveTogether>[1][number];

export interface AuditedRecord {
  /** `settings`, `staff#<id>`, `customer#<id>`, … */
  readonly subject: string;
  readonly requestId: string;
  readonly before: object | null;
  readonly after: object | null;
  /** The fields whose values the entry shows, as the record's area lists them. Without it all are masked. */
  readonly shows?: Harmless;
  readonly items: readonly TransactItem[];
  /** CREATE, CHANGE or DELETE by what was and is there, unless it is something more particular. */
  readonly action?: string;
  readonly reason?: string;
  /** Whose record it is, where neither it nor its subject says so. */
  readonly customerId?: string;
  /**
   * What was asked for. The same request for the same is then carried out once, also when it is sent again after others
   * have changed the record: it must not undo what they did.
   */
  readonly once?: object;
  /** What it means when a condition of one of the items does not hold, by the item's position. */
  readonly refused?: (position: number) => Refused;
}

/** Writes a record and what changed in it, together. REQUEST_IN_PROGRESS when others write the same at this moment. */
export async function saveAudited(deps: CommandDeps, actor: Actor, record: AuditedRecord): Promise<Result<null>> {
  const entry = {
    subject: record.subject,
    auditId: `${deps.now}#${record.requestId}`,
    at: deps.now,
    actorKind: actor.kind,
    actorId: actorIdOf(actor),
    ...ownerOf(record),
    action: record.action ?? actionOf(record),
    reason: record.reason ?? '',
    requestId: record.requestId,
    ...differenceOf(record.before, record.after, record.shows),
  };
  const outcome = await saveTogether(deps, [...record.items, ...markOf(deps, record), putAuditEntry(deps, entry)]);
  if (outcome.kind === 'SAVED') return ok(null);
  // Only the mark or the entry stands already: this very request was carried out, before or at this very moment.
  const isRepeat = outcome.kind === 'REFUSED' && outcome.items.every((position) => position >= record.items.length);
  if (isRepeat) return ok(null);
  if (outcome.kind === 'REFUSED' && record.refused) return record.refused(outcome.items[0] ?? 0);
  return refuse('REQUEST_IN_PROGRESS');
}

const markOf = (deps: CommandDeps, { once, subject, requestId }: AuditedRecord): TransactItem[] =>
  once === undefined ? [] : [markRequest(deps, `${subject}#${requestId}#${fingerprintOf(JSON.stringify(once))}`)];

/** The customer whose record it is, or was. */
function ownerOf({ customerId: told, subject, before, after }: AuditedRecord): { customerId?: string } {
  const { customerId: own } = (after ?? before ?? {}) as { customerId?: unknown };
  const customerId = told ?? own ?? /^customer#(.*)/.exec(subject)?.[1];
  return typeof customerId === 'string' && customerId !== '' ? { customerId } : {};
}

function actionOf({ before, after }: AuditedRecord): string {
  if (before === null) return 'CREATE';
  return after === null ? 'DELETE' : 'CHANGE';
}

/** FORBIDDEN when the actor does not have the permission, else null. */
export const lacks = (actor: Actor, permission: Permission): Refused | null =>
  can(actor, permission) ? null : refuse('FORBIDDEN', { action: permission });
