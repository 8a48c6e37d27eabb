import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../domain/access/permissions';
import { type Refused, refuse } from '../../domain/shared/result';
import type { Instant } from '../../domain/shared/time';
import { actorIdOf } from './audit';
import { type Changes, changesOf, earlierThan } from './repeats';
import { type Row, numberOf, textOf } from './row';

type Put = NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Put']>;

/** A row's record of its last change, if several people edit it. */
export interface Revision extends Changes {
  /** Counts the writes; 0 for a row older than the count. */
  readonly version: number;
  readonly changedAt: Instant;
  /** The id of the staff member; empty for the workshop itself. */
  readonly changedBy: string;
}

/** A record as read, with the revision that the next write replaces. */
export type Revised<Record> = Record & { readonly revision: Revision };

export const revisionOf = (row: Row): Revision => ({
  version: numberOf(row, 'version'),
  changedAt: textOf(row, 'updatedAt'),
  changedBy: textOf(row, 'changedBy'),
  ...changesOf(row),
});

/** The writer and the request. */
export interface Write {
  readonly by: Actor;
  readonly requestId: string;
}

/** Fields that the next revision adds to the row. */
export function marksAfter(before: Revision | null, { by, requestId }: Write): Row {
  const changedBy = actorIdOf(by);
  return {
    version: (before?.version ?? 0) + 1,
    lastRequestId: requestId,
    ...(before === null ? {} : earlierThan(before)),
    ...(changedBy === '' ? {} : { changedBy }),
  };
}

/** Makes a write depend on exactly the revision that was read; null for a row that must not exist yet. */
export function onlyOver(before: Revision | null): Pick<Put, 'ConditionExpression' | 'ExpressionAttributeValues'> {
  if (before === null) return { ConditionExpression: 'attribute_not_exists(shopId)' };
  if (before.version === 0) {
    return { ConditionExpression: 'attribute_exists(shopId) AND attribute_not_exists(version)' };
  }
  return {
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  };
}

/** Another write was faster: says whose it was and when, if known. */
export const conflictWith = (before: { readonly revision: Revision } | null): Refused => {
  if (before === null) return refuse('VERSION_CONFLICT');
  const { version, changedAt, changedBy } = before.revision;
  return refuse('VERSION_CONFLICT', { version, changedAt, changedBy });
};

/** Refuses when the record is not as the caller saw it. A caller who does not say what they saw is not checked. */
export const unseen = (before: { readonly revision: Revision } | null, seen: number | null): Refused | null =>
  seen === null || seen === (before?.revision.version ?? 0) ? null : conflictWith(before);
