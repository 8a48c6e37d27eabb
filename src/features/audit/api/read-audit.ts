import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';

/** Who did what to which record, when and why. */
export interface AuditLine {
  readonly auditId: string;
  readonly subject: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly reason: string;
  readonly requestId: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What is looked at: all of a day, or everything that one person did, or that was done to one record. */
export type AuditView =
  | { readonly by: 'day'; readonly key: string }
  | { readonly by: 'actorId'; readonly key: string }
  | { readonly by: 'subject'; readonly key: string };

const BY_DAY = `query AuditByDay($key: String!, $nextToken: String) {
  page: auditByDay(day: $key, sortDirection: DESC, limit: 100, nextToken: $nextToken) {
    items { auditId subject at actorKind actorId action reason requestId before after } nextToken
  }
}`;

const BY_ACTOR = `query AuditByActor($key: String!, $nextToken: String) {
  page: auditByActor(actorId: $key, sortDirection: DESC, limit: 100, nextToken: $nextToken) {
    items { auditId subject at actorKind actorId action reason requestId before after } nextToken
  }
}`;

const BY_SUBJECT = `query AuditBySubject($key: String!, $nextToken: String) {
  page: listAuditEntries(subject: $key, sortDirection: DESC, limit: 100, nextToken: $nextToken) {
    items { auditId subject at actorKind actorId action reason requestId before after } nextToken
  }
}`;

const DOCUMENTS = { day: BY_DAY, actorId: BY_ACTOR, subject: BY_SUBJECT } as const;

const STAFF = `query StaffNames {
  listStaffMembers(shopId: "SHOP", limit: 100) { items { staffId name } }
}`;

type Row = { [Field in keyof AuditLine]?: string | null };
interface Answer {
  readonly page: { readonly items: readonly (Row | null)[]; readonly nextToken?: string | null } | null;
}

export interface AuditPart {
  readonly lines: readonly AuditLine[];
  readonly nextToken: string | null;
}

/** A page of entries, the latest first. */
export async function readAudit({ by, key }: AuditView, nextToken: string | null): Promise<AuditPart> {
  const { page } = await request<Answer>(DOCUMENTS[by], { key, nextToken }, 'user');
  const lines = (page?.items ?? []).flatMap((row) => (row === null ? [] : [lineOf(row)]));
  return { lines, nextToken: page?.nextToken ?? null };
}

const lineOf = (row: Row): AuditLine => ({
  auditId: row.auditId ?? '',
  subject: row.subject ?? '',
  at: row.at ?? '',
  actorKind: row.actorKind ?? '',
  actorId: row.actorId ?? '',
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
  return new Map((listStaffMembers?.items ?? []).flatMap((row) => (row ? [[row.staffId, row.name ?? '']] : [])));
}
