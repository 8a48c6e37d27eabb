import { auditByActor, auditByDay, listAuditEntries } from '../../../../amplify/areas/audit/operations';
import { listStaffMembers } from '../../../../amplify/areas/staff/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import { type LocalDate, type ZoneId, addDays, startOfLocalDay, toInstant } from '../../../../domain/shared/time';
import { FORMER_COLLEAGUE } from '../../../lib/access-words';
import { type Page, readPage } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

/** Who did what to which record, when and why. */
export interface AuditLine {
  readonly auditId: string;
  readonly subject: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  /** The customer of the record; empty if it has none. */
  readonly customerId: string;
  readonly action: string;
  readonly reason: string;
  readonly requestId: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** A view: a day on the shop's calendar, everything one person did, or everything done to one record. */
export type AuditView =
  | { readonly by: 'day'; readonly day: LocalDate; readonly zone: ZoneId }
  | { readonly by: 'actorId'; readonly key: string }
  | { readonly by: 'subject'; readonly key: string };

/** Where the next page starts: which of a view's queries, and its page token. */
export interface AuditPlace {
  readonly part: number;
  readonly nextToken: string | null;
}

export interface AuditPart {
  readonly rows: readonly AuditLine[];
  readonly next: AuditPlace | null;
}

type Row = RowOf<typeof listAuditEntries>;

/** Reads the page of a query at a token. */
type Query = (nextToken: string | null) => Promise<Page<Row>>;

const LATEST_FIRST = { sortDirection: 'DESC' } as const;

/** The queries of a view, latest first. The index has UTC days, so a shop's day needs one or two of them. */
function queriesOf(view: AuditView): Query[] {
  if (view.by === 'actorId') {
    return [(nextToken) => readPage(auditByActor, { actorId: view.key, ...LATEST_FIRST, nextToken })];
  }
  if (view.by === 'subject') {
    return [(nextToken) => readPage(listAuditEntries, { subject: view.key, ...LATEST_FIRST, nextToken })];
  }
  const [start, end] = [startOfLocalDay(view.day, view.zone), startOfLocalDay(addDays(view.day, 1), view.zone)];
  const [from, to] = [toInstant(start), toInstant(end)];
  const days = [...new Set([toInstant(end - 1).slice(0, 10), from.slice(0, 10)])];
  const auditId = { between: [from, to] } as const;
  return days.map((day) => (nextToken) => readPage(auditByDay, { day, auditId, ...LATEST_FIRST, nextToken }));
}

const ENOUGH = 50;
const MOST_QUERIES = 10;

/**
 * A page of a view's entries, latest first: runs queries until it is full or at the end, at most ten.
 */
export async function readAudit(
  view: AuditView,
  from: AuditPlace | null,
  isWanted: (line: AuditLine) => boolean = () => true,
): Promise<AuditPart> {
  const parts = queriesOf(view);
  const lines: AuditLine[] = [];
  let next = from ?? { part: 0, nextToken: null };
  for (let queries = 0; queries < MOST_QUERIES && lines.length < ENOUGH; queries += 1) {
    const part = parts[next.part];
    if (part === undefined) break;
    const { rows, nextToken } = await part(next.nextToken);
    lines.push(...rows.map(lineOf).filter(isWanted));
    next = { part: nextToken === null ? next.part + 1 : next.part, nextToken };
  }
  return { rows: lines, next: next.part < parts.length ? next : null };
}

const lineOf = (row: Row): AuditLine => ({
  auditId: row.auditId ?? '',
  subject: row.subject ?? '',
  at: row.at ?? '',
  actorKind: row.actorKind ?? '',
  actorId: row.actorId ?? '',
  customerId: row.customerId ?? '',
  action: row.action ?? '',
  reason: row.reason ?? '',
  requestId: row.requestId ?? '',
  before: jsonField<Record<string, unknown>>(row.before || null) ?? {},
  after: jsonField<Record<string, unknown>>(row.after || null) ?? {},
});

/** Current and former colleagues: id and name. */
export async function readStaffNames(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await readPage(listStaffMembers, {});
  return new Map(rows.map(({ staffId, name }) => [staffId, name || FORMER_COLLEAGUE]));
}
