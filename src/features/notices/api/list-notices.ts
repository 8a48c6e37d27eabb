import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';

const LATEST = `query Latest {
  listNotices(audience: "STAFF", sortDirection: DESC, limit: 30) {
    items { noticeId kind appointmentId facts createdAt }
  }
}`;

/** One alert to the staff. Facts are what the words are made of; which ones there are depends on the kind. */
export interface StaffAlert {
  readonly noticeId: string;
  readonly kind: string;
  readonly appointmentId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

interface AlertRow {
  noticeId: string;
  kind: string;
  appointmentId?: string | null;
  facts?: string | Record<string, unknown> | null;
  createdAt?: string | null;
}

/** The latest alerts, newest first. */
export async function listNotices(): Promise<StaffAlert[]> {
  const answer = await request<{ listNotices: { items: (AlertRow | null)[] } | null }>(LATEST, {}, 'user');
  return (answer.listNotices?.items ?? [])
    .flatMap((row) => (row ? [alertOf(row)] : []))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function alertOf({ noticeId, kind, appointmentId, facts, createdAt }: AlertRow): StaffAlert {
  return {
    noticeId,
    kind,
    appointmentId: appointmentId ?? null,
    facts: jsonField(facts) ?? {},
    createdAt: createdAt ?? '',
  };
}
