import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Contribution, ContributionAxis } from '../../../../domain/figures/contribution';
import type { LocalDate } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import type { Age, FigureEffect, RecordRef } from '../../../kernel/effects/effect';
import { isNewer } from '../../../kernel/effects/newer';
import { queryAll } from '../../../kernel/query';
import { type Row, numberOf, textOf } from '../../../kernel/row';
import { backOff } from '../../../kernel/transaction';
import { markDirty } from './dirty-days';

type Store = Pick<CommandDeps, 'db' | 'tables'>;

/** A contribution as stored; null when the record no longer adds anything. */
export interface StoredContribution extends Age {
  readonly contribution: Contribution | null;
}

const keyOf = ({ model, id }: RecordRef, axis: ContributionAxis) => ({ record: `${model}#${id}`, axis });
const dayKey = (axis: ContributionAxis, day: LocalDate): string => `${axis}#${day}`;

const contributionOf = (row: Row): Contribution => ({
  on: textOf(row, 'on'),
  amounts: row['amounts'] as Contribution['amounts'],
  dimensions: row['dimensions'] as Contribution['dimensions'],
});

const storedOf = (row: Row): StoredContribution => ({
  since: textOf(row, 'since'),
  version: numberOf(row, 'version'),
  contribution: textOf(row, 'day') === '' ? null : contributionOf(row),
});

export async function readContribution(
  { db, tables }: Store,
  about: RecordRef,
  axis: ContributionAxis,
): Promise<StoredContribution | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.contribution, Key: keyOf(about, axis), ConsistentRead: true }),
  );
  return Item ? storedOf(Item) : null;
}

/** What counts on a day of an axis, through the index: it is eventually consistent. */
export async function readContributionsOf(
  store: Store,
  axis: ContributionAxis,
  day: LocalDate,
): Promise<Contribution[]> {
  const rows = await queryAll(store, {
    TableName: store.tables.contribution,
    IndexName: 'contributionsByDay',
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'day' },
    ExpressionAttributeValues: { ':day': dayKey(axis, day) },
  });
  return rows.map(contributionOf);
}

const MAX_TRIES = 10;

/**
 * Writes what a record contributes, unless a newer version was already counted. The days it leaves and enters are
 * marked first, so that a crash in between costs a roll-up and never a figure. `again` rewrites the same version: for
 * contributions rebuilt from their records.
 */
export async function putContribution(deps: CommandDeps, effect: FigureEffect, again = false): Promise<void> {
  const { about, axis, contribution } = effect;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const stored = await readContribution(deps, about, axis);
    if (stored !== null && (again ? isNewer(stored, effect) : !isNewer(effect, stored))) return;
    const before = stored?.contribution ?? null;
    if (!isSame(before, contribution)) {
      await markDirty(
        deps,
        axis,
        [before, contribution].flatMap((one) => one?.on ?? []),
      );
    }
    if (await put(deps, effect, stored)) return;
    await backOff(deps, tries);
  }
  throw new Error(`the contribution of ${about.model} ${about.id} was not taken`);
}

/** False when the row was written in the meantime. */
async function put({ db, tables, now }: CommandDeps, effect: FigureEffect, stored: Age | null): Promise<boolean> {
  const { about, axis, since, version, contribution } = effect;
  const counted = contribution === null ? {} : { day: dayKey(axis, contribution.on), ...contribution };
  try {
    await db.send(
      new PutCommand({
        TableName: tables.contribution,
        Item: { ...keyOf(about, axis), since, version, ...counted, countedAt: now },
        ...unchangedSince(stored),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

const unchangedSince = (
  stored: Age | null,
): Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'> =>
  stored === null
    ? { ConditionExpression: 'attribute_not_exists(#record)', ExpressionAttributeNames: { '#record': 'record' } }
    : {
        ConditionExpression: '#since = :since AND version = :version',
        ExpressionAttributeNames: { '#since': 'since' },
        ExpressionAttributeValues: { ':since': stored.since, ':version': stored.version },
      };

/** Amounts and dimensions are always written in the same order; a database does not preserve it. */
const isSame = (one: Contribution | null, other: Contribution | null): boolean => textOfAll(one) === textOfAll(other);

function textOfAll(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).sort(([one], [other]) => one.localeCompare(other));
  return `{${entries.map(([name, item]) => `${name}:${textOfAll(item)}`).join()}}`;
}
