import { list, shown } from '../../kernel/declare';

/** Who did what to which record, when and why. `before` and `after` are JSON. */
export interface AuditRow {
  readonly auditId?: string | null;
  readonly subject?: string | null;
  readonly at?: string | null;
  readonly actorKind?: string | null;
  readonly actorId?: string | null;
  readonly customerId?: string | null;
  readonly action?: string | null;
  readonly reason?: string | null;
  readonly requestId?: string | null;
  readonly before?: string | null;
  readonly after?: string | null;
}

const read = {
  model: 'AuditEntry',
  sort: { auditId: 'ID' },
  needs: 'audit:read',
  shows: shown<AuditRow>('auditId subject at actorKind actorId customerId action reason requestId before after'),
} as const;

/** The history of one record. */
export const listAuditEntries = list({ ...read, key: { subject: 'String' } });

/** The actions of one day, by UTC. */
export const auditByDay = list({ ...read, key: { day: 'String' } });

/** The actions of one person. */
export const auditByActor = list({ ...read, key: { actorId: 'String' } });
