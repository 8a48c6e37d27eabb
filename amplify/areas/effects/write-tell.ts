import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../kernel/deps';
import type { LiveEffect, RowChange, TellEffect } from '../../kernel/effects/effect';
import { backOff, saveTogether } from '../../kernel/transaction';
import { expand } from '../../outgoing/expand';
import { customerNotDeleted } from '../customers/store/customers';
import { putNotice } from '../notices/store/notices';
import { putOutbox } from '../outgoing/store/outbox';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Writes what a tell comes to, each row once. Answers who has a new notice to look at. */
export async function writeTell(
  deps: CommandDeps,
  tell: TellEffect,
  change: Pick<RowChange, 'eventId'>,
): Promise<readonly LiveEffect[]> {
  const { outbox, notices } = expand(tell, change);
  const named = tell.customer?.customerId ?? tell.names;
  for (const row of outbox) await writeOnce(deps, putOutbox(deps, row), named);
  for (const row of notices) await writeOnce(deps, putNotice(deps, row), named);
  return notices.map(({ noticeId }) => ({
    ...{ effect: 'LIVE', audience: 'staff:notices', topic: 'NOTICE', id: noticeId, version: 1 },
  }));
}

const MAX_TRIES = 10;

/**
 * Puts one row, unless it is there, or names someone who was deleted meanwhile: their deletion looks for such rows after it
 * has emptied their record, so that a row either finds the record gone or is found itself.
 */
async function writeOnce(deps: CommandDeps, put: TransactItem, named: string | undefined): Promise<void> {
  const items = [put, ...(named === undefined ? [] : [customerNotDeleted(deps, named)])];
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const { kind } = await saveTogether(deps, items);
    if (kind !== 'CONFLICT') return;
    await backOff(deps, tries);
  }
  throw new Error('a message was not taken');
}
