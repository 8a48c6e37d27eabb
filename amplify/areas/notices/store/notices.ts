import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Row, jsonOf, stamp, textOf, textOrNull } from '../../../kernel/row';
import { backOff, saveTogether } from '../../../kernel/transaction';
import type { NoticeRow } from '../../../outgoing/expand';
import { customerStays } from '../../customers/parts';
import { readCustomerNow } from '../../customers/facts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Writer = Pick<CommandDeps, 'tables' | 'now'>;

/** The list all staff see. */
const STAFF = 'STAFF';
const KEPT_DAYS = 30;
const DAY_SECONDS = 86_400;
const MAX_TRIES = 10;
const NAMELESS = { contactName: '', vehiclePlate: '' };

/** What a list of notices shows of a visit: less than an email would say. */
function shownOf({ contactName, bookedName, startsAt, visitDate, vehiclePlate, status }: NoticeRow['facts']): Row {
  return { contactName, bookedName, startsAt, visitDate, vehiclePlate, status };
}

/** The key begins with the moment, so the newest comes last; the rest makes a repeat the same row. */
function putNew({ tables, now }: Writer, { noticeId, audience, kind, about, facts }: NoticeRow): TransactItem {
  const at = textOf(facts, 'updatedAt') || now;
  const isForAll = audience.startsWith('permission:');
  return {
    Put: {
      TableName: tables.notice,
      Item: {
        ...{ audience: isForAll ? STAFF : audience, noticeId: `${at}#${noticeId}`, kind, appointmentId: about.id },
        facts: JSON.stringify(shownOf(facts)),
        expiresAt: Math.floor(toMs(at) / 1000) + KEPT_DAYS * DAY_SECONDS,
        ...stamp('Notice', now, now),
      },
      ConditionExpression: 'attribute_not_exists(noticeId)',
    },
  };
}

/**
 * Puts a notice if it is not there yet. It names a person, so it names them only while their record exists: for a
 * person deleted in the meantime it says what happened, and not to whom.
 */
export async function putNotice(deps: CommandDeps, given: NoticeRow): Promise<void> {
  let notice = given;
  let customerId = textOrNull(given.facts, 'customerId');
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const outcome = await saveTogether(deps, [
      putNew(deps, notice),
      ...(customerId === null ? [] : [customerStays(deps, customerId)]),
    ]);
    if (outcome.kind === 'SAVED' || (outcome.kind === 'REFUSED' && outcome.items.includes(0))) return;
    if (outcome.kind === 'REFUSED' && customerId !== null) {
      const customer = await readCustomerNow(deps, customerId);
      const isDeleted = customer !== null && customer.deletedAt !== null;
      if (isDeleted) notice = { ...notice, facts: { ...notice.facts, ...NAMELESS } };
      customerId = isDeleted ? null : (customer?.customerId ?? null);
    }
    await backOff(deps, tries);
  }
  throw new Error('the notice was not taken');
}

/** Removes the name and the plate from what staff were told about these appointments. */
export async function blankNotices(
  reader: Pick<CommandDeps, 'db' | 'tables'>,
  appointmentIds: ReadonlySet<string>,
): Promise<void> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.notice,
    KeyConditionExpression: 'audience = :staff',
    ExpressionAttributeValues: { ':staff': STAFF },
    ConsistentRead: true,
  });
  for (const row of rows.filter((one) => appointmentIds.has(textOf(one, 'appointmentId')))) {
    const facts = { ...jsonOf<Row>(row, 'facts'), ...NAMELESS };
    const blanked = new UpdateCommand({
      TableName: reader.tables.notice,
      Key: { audience: STAFF, noticeId: row['noticeId'] },
      UpdateExpression: 'SET facts = :facts',
      ConditionExpression: 'attribute_exists(noticeId)',
      ExpressionAttributeValues: { ':facts': JSON.stringify(facts) },
    });
    await reader.db.send(blanked).catch((error: unknown) => {
      // It expired in the meantime.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  }
}
