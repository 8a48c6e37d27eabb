import { GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { SearchTerm } from '../../../domain/customers/search-terms';
import type { CommandDeps } from '../deps';
import { fingerprintOf } from '../fingerprint';
import { type Row, listOf, numberOf, stamp, textOf } from '../row';
import { backOff, saveTogether } from '../transaction';
import type { Age, IndexEffect, RecordRef } from './effect';
import { isNewer } from './newer';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The current terms of a record: a list stored next to the terms. */
interface Found extends Age {
  /** `bucket`, a line break, `term`. */
  readonly keys: readonly string[];
  /** A fingerprint of what the terms show. */
  readonly shows: string;
}

const MAX_TRIES = 10;
/** As many as one transaction takes, minus the list itself. */
const MOST_TOGETHER = 99;

const keyOf = ({ bucket, term }: Pick<SearchTerm, 'bucket' | 'term'>): string => `${bucket}\n${term}`;
const listKey = ({ model, id }: RecordRef) => ({ bucket: `record#${model}#${id}`, term: '-' });
const showsOf = (terms: readonly SearchTerm[]): string =>
  fingerprintOf(JSON.stringify(terms.map(({ customerId, label, contact }) => [customerId, label, contact])[0] ?? []));

/**
 * Makes a record found by the terms of an effect and by no others, unless the index has seen a newer one. The terms and
 * their list are one transaction, so that the list is right whatever comes in between, twice, late or never.
 */
export async function indexTerms(deps: CommandDeps, effect: IndexEffect): Promise<void> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const found = await readFound(deps, effect.about);
    if (found !== null && !isNewer(effect, found)) return;
    if (await saveTerms(deps, effect, found)) return;
    await backOff(deps, tries);
  }
  throw new Error(`the index of ${effect.about.model} ${effect.about.id} was not taken`);
}

async function readFound({ db, tables }: CommandDeps, about: RecordRef): Promise<Found | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.searchTerm, Key: listKey(about), ConsistentRead: true }),
  );
  if (Item === undefined) return null;
  return {
    since: textOf(Item, 'since'),
    version: numberOf(Item, 'version'),
    keys: listOf(Item, 'keys'),
    shows: textOf(Item, 'shows'),
  };
}

/**
 * False when the list was written in the meantime. If there are too many for one transaction, old terms go first, still
 * at the old version.
 */
async function saveTerms(deps: CommandDeps, effect: IndexEffect, found: Found | null): Promise<boolean> {
  const wanted = new Set(effect.terms.map(keyOf));
  const known = new Set(found?.keys);
  const isSameToSee = found?.shows === showsOf(effect.terms);
  const puts = effect.terms.filter((term) => !isSameToSee || !known.has(keyOf(term)));
  const drops = [...known].filter((key) => !wanted.has(key));
  if (found === null || puts.length + drops.length <= MOST_TOGETHER) {
    const next = { since: effect.since, version: effect.version, keys: [...wanted], shows: showsOf(effect.terms) };
    return save(deps, effect, { found, next, puts, drops });
  }
  const kept = [...known].filter((key) => wanted.has(key));
  const isRoomMade = await save(deps, effect, { found, next: { ...found, keys: kept }, puts: [], drops });
  return isRoomMade && saveTerms(deps, effect, { ...found, keys: kept });
}

interface Change {
  readonly found: Found | null;
  readonly next: Found;
  readonly puts: readonly SearchTerm[];
  readonly drops: readonly string[];
}

async function save(deps: CommandDeps, effect: IndexEffect, change: Change): Promise<boolean> {
  const TableName = deps.tables.searchTerm;
  const made = stamp('SearchTerm', deps.now, deps.now);
  const items: TransactItem[] = [
    putList(deps, effect, change),
    ...change.puts.map((term) => ({ Put: { TableName, Item: { ...term, ...made } } })),
    ...change.drops.map((key) => {
      const [bucket = '', term = ''] = key.split('\n');
      return { Delete: { TableName, Key: { bucket, term } } };
    }),
  ];
  return (await saveTogether(deps, items)).kind === 'SAVED';
}

function putList({ tables, now }: CommandDeps, effect: IndexEffect, { found, next }: Change): TransactItem {
  const Item: Row = {
    ...{ ...listKey(effect.about), customerId: effect.customerId, ...next },
    ...stamp('SearchTerm', now, now),
  };
  return {
    Put: {
      ...{ TableName: tables.searchTerm, Item },
      ...(found === null
        ? { ConditionExpression: 'attribute_not_exists(#bucket)', ExpressionAttributeNames: { '#bucket': 'bucket' } }
        : {
            ConditionExpression: '#since = :since AND version = :version AND #keys = :keys',
            ExpressionAttributeNames: { '#since': 'since', '#keys': 'keys' },
            ExpressionAttributeValues: { ':since': found.since, ':version': found.version, ':keys': found.keys },
          }),
    },
  };
}
