import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type SearchTerm, customerTerms, vehicleTerms } from '../../../../domain/customers/search-terms';
import type { CommandDeps } from '../../../kernel/deps';
import type { RowChange } from '../../../door/stream';
import { backOff } from '../../../kernel/transaction';
import { customerOf } from '../store/customers';
import { type Row, stamp } from '../../../kernel/row';
import { vehicleOf } from '../../vehicles/store/vehicles';

/**
 * Keeps the terms by which customers are found in step with the register. What a row is found by follows from the row
 * alone, so an event that comes twice writes the same.
 */
export async function applyRegisterEvent(deps: CommandDeps, { before, after }: RowChange): Promise<void> {
  const [old, wanted] = [termsOf(before), termsOf(after)];
  const same = (one: SearchTerm) => (other: SearchTerm) => one.bucket === other.bucket && one.term === other.term;
  const puts = wanted.map((term) => ({
    PutRequest: { Item: { ...term, ...stamp('SearchTerm', deps.now, deps.now) } },
  }));
  const deletes = old
    .filter((term) => !wanted.some(same(term)))
    .map(({ bucket, term }) => ({ DeleteRequest: { Key: { bucket, term } } }));
  await writeAll(deps, [...puts, ...deletes]);
}

function termsOf(row: Row | null): SearchTerm[] {
  if (row === null) return [];
  return row['__typename'] === 'Vehicle' ? vehicleTerms(vehicleOf(row)) : customerTerms(customerOf(row));
}

type Write = { PutRequest: { Item: Row } } | { DeleteRequest: { Key: Row } };

const MOST_TOGETHER = 25;
const MOST_TRIES = 8;

async function writeAll({ db, tables, random }: CommandDeps, writes: readonly Write[]): Promise<void> {
  const table = tables.searchTerm;
  for (let from = 0; from < writes.length; from += MOST_TOGETHER) {
    let left: Write[] = writes.slice(from, from + MOST_TOGETHER);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > MOST_TRIES) throw new Error(`${left.length} search terms were not taken`);
      if (attempt > 1) await backOff({ random }, attempt);
      const { UnprocessedItems } = await db.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
      left = (UnprocessedItems?.[table] ?? []) as Write[];
    }
  }
}
