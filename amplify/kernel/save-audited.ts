import { type Actor, type Permission, can } from '../../domain/access/permissions';
import type { AuditAction, AuditSubject } from '../../domain/audit/entries';
import { type Refused, type Result, ok, refuse } from '../../domain/shared/result';
import type { CommandDeps } from './deps';
import { saveTogether } from './transaction';
import { type Harmless, actorIdOf, differenceOf, putAuditEntry } from './audit';

type TransactItem = Parameters<typeof saveTogether>[1][number];

export interface AuditedRecord {
  readonly subject: AuditSubject;
  readonly requestId: string;
  readonly before: object | null;
  readonly after: object | null;
  /** The fields whose values the entry shows, as the record's area lists them. Without it all are masked. */
  readonly shows?: Harmless;
  readonly items: readonly TransactItem[];
  /** CREATE, CHANGE or DELETE by what was and is there, unless the caller names a more specific action. */
  readonly action?: AuditAction;
  readonly reason?: string;
  /** Whose record it is, if neither it nor its subject says so. */
  readonly customerId?: string;
  /** The ids that the command answers, kept with the request's mark so that a repeat gets the same answer. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** The meaning of a failed condition, by the item's position. */
  readonly refused?: (position: number) => Refused;
}

/**
 * Writes a record, what changed in it and the request's mark, together. A request that was saved before is not saved
 * again and counts as saved, so that the command's next steps run once more; one with other content is
 * REQUEST_ID_REUSED. REQUEST_IN_PROGRESS when others write the same at this moment.
 */
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
  const mark = deps.once ? [deps.once.item(record.answer)] : [];
  const outcome = await saveTogether(deps, [...record.items, ...mark, putAuditEntry(deps, entry)]);
  if (outcome.kind === 'SAVED') {
    deps.once?.saved();
    return ok(null);
  }
  if (outcome.kind === 'REFUSED') {
    const known = await repeatOf(deps, outcome.items, record.items.length);
    if (known !== null) return known;
    if (record.refused) return record.refused(outcome.items[0] ?? 0);
  }
  return refuse('REQUEST_IN_PROGRESS');
}

/** Only the mark or the entry exists: this very request was carried out, before or at this very moment. */
async function repeatOf(
  { once }: CommandDeps,
  refused: readonly number[],
  items: number,
): Promise<Result<null> | null> {
  if (!refused.every((position) => position >= items)) return null;
  const known = await once?.known();
  return known?.isSame === false ? refuse('REQUEST_ID_REUSED') : ok(null);
}

/** The customer whose record it is, or was. */
function ownerOf({ customerId: told, subject, before, after }: AuditedRecord): { customerId?: string } {
  const { customerId: own } = (after ?? before ?? {}) as { customerId?: unknown };
  const customerId = told ?? own ?? /^customer#(.*)/.exec(subject)?.[1];
  return typeof customerId === 'string' && customerId !== '' ? { customerId } : {};
}

function actionOf({ before, after }: AuditedRecord): AuditAction {
  if (before === null) return 'CREATE';
  return after === null ? 'DELETE' : 'CHANGE';
}

/** FORBIDDEN when the actor does not have the permission, else null. */
export const lacks = (actor: Actor, permission: Permission): Refused | null =>
  can(actor, permission) ? null : refuse('FORBIDDEN', { action: permission });
