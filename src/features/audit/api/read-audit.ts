import { type LocalDate, type ZoneId, addDays, startOfLocalDay, toInstant } from '../../../../domain/shared/time';
import { FORMER_COLLEAGUE } from '../../../lib/access-words';
import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';

/** Who did what to which record, when and why. */
export interface AuditLine {
  readonly auditId: string;
  readonly subject: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  /** Whose record it is; empty for what is no customer's. */
  readonly customerId: string;
  readonly action: string;
  readonly reason: string;
  readonly requestId: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What is looked at: all of a day on the shop's calendar, or everything that one person did, or that was done to one record. */
export type AuditView =
  | { readonly by: 'day'; readonly day: LocalDate; readonly zone: ZoneId }
  | { readonly by: 'actorId'; readonly key: string }
  | { readonly by: 'subject'; readonly key: string };

const BY_DAY = `query AuditByDay($key: String!, $from: ID!, $to: ID!, $nextToken: String) {
  page: auditByDay(
    day: $key, auditId: { between: [$from, $to] }, sortDirection: DESC, limit: 100, nextToken: $nextToken
  ) {
    items { auditId subject at actorKind actorId customerId action reason requestId before after } nextToken
  }
}`;

const BY_ACTOR = `query AuditByActor($key: String!, $nextToken: String) {
  page: auditByActor(actorId: $key, sortDirection: DESC, limit: 100, nextToken: $nextToken) {
    items { auditId subject at actorKind actorId customerId action reason requestId before after } nextToken
  }
}`;

const BY_SUBJECT = `query AuditBySubject($key: String!, $nextToken: String) {
  page: listAuditEntries(subject: $key, sortDirection: DESC, limit: 100, nextToken: $nextToken) {
    items { auditId subject at actorKind actorId customerId action reason requestId before after } nextToken
  }
}`;

const STAFF = `query StaffNames {
  listStaffMembers(shopId: "SHOP", limit: 100) { items { staffId name } }
}`;

type Row = { [Field in keyof AuditLine]?: string | null };
interface Answer {
  readonly page: { readonly items: readonly (Row | null)[]; readonly nextToken?: string | null } | null;
}

/** From where a page goes on: which of the queries of a view, and the token it answered. */
export interface AuditPlace {
  readonly part: number;
  readonly nextToken: string | null;
}

export interface AuditPart {
  readonly lines: readonly AuditLine[];
  readonly next: AuditPlace | null;
}

interface Part {
  readonly document: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The queries of a view, the latest first. The index keeps days in UTC, so a day of the shop lies in one or two of them. */
function partsOf(view: AuditView): Part[] {
  if (view.by === 'actorId') return [{ document: BY_ACTOR, variables: { key: view.key } }];
  if (view.by === 'subject') return [{ document: BY_SUBJECT, variables: { key: view.key } }];
  const [start, end] = [startOfLocalDay(view.day, view.zone), startOfLocalDay(addDays(view.day, 1), view.zone)];
  const [from, to] = [toInstant(start), toInstant(end)];
  const days = [...new Set([toInstant(end - 1).slice(0, 10), from.slice(0, 10)])];
  return days.map((key) => ({ document: BY_DAY, variables: { key, from, to } }));
}

const ENOUGH = 50;
const MOST_QUERIES = 10;

/**
 * A page of the entries that are wanted, the latest first: as many queries as it takes to fill it or to come to the
 * end, and no more than ten.
 */
export async function readAudit(
  view: AuditView,
  from: AuditPlace | null,
  isWanted: (line: AuditLine) => boolean = () => true,
): Promise<AuditPart> {
  const parts = partsOf(view);
  const lines: AuditLine[] = [];
  let next = from ?? { part: 0, nextToken: null };
  for (let queries = 0; queries < MOST_QUERIES && lines.length < ENOUGH; queries += 1) {
    const part = parts[next.part];
    if (part === undefined) break;
    const { page } = await request<Answer>(part.document, { ...part.variables, nextToken: next.nextToken }, 'user');
    lines.push(...(page?.items ?? []).flatMap((row) => (row === null ? [] : [lineOf(row)])).filter(isWanted));
    const token = page?.nextToken ?? null;
    next = { part: token === null ? next.part + 1 : next.part, nextToken: token };
  }
  return { lines, next: next.part < parts.length ? next : null };
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

interface StaffAnswer {
  readonly listStaffMembers: { readonly items: readonly ({ staffId: string; name?: string | null } | null)[] } | null;
}

/** Who works or worked here: id and name. */
export async function readStaffNames(): Promise<ReadonlyMap<string, string>> {
  const { listStaffMembers } = await request<StaffAnswer>(STAFF, {}, 'user');
  return new Map(
    (listStaffMembers?.items ?? []).flatMap((row) => (row ? [[row.staffId, row.name || FORMER_COLLEAGUE]] : [])),
  );
}
