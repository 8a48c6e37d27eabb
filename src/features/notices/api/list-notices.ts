import * as operations from '../../../../amplify/areas/notices/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import { readPage } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

/** One notice to staff. The words are made from its facts, which depend on the kind. */
export interface StaffAlert {
  readonly noticeId: string;
  readonly kind: string;
  readonly appointmentId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

/** The latest alerts, newest first. */
export async function listNotices(): Promise<StaffAlert[]> {
  const { rows } = await readPage(operations.listNotices, { audience: 'STAFF', sortDirection: 'DESC', limit: 30 });
  return rows.map(alertOf).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function alertOf({
  noticeId,
  kind,
  appointmentId,
  facts,
  createdAt,
}: RowOf<typeof operations.listNotices>): StaffAlert {
  return {
    noticeId,
    kind,
    appointmentId: appointmentId ?? null,
    facts: jsonField(facts) ?? {},
    createdAt: createdAt ?? '',
  };
}
