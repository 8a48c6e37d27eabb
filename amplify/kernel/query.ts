import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from './deps';
import type { Row } from './row';

/** Every row of a key range, page after page. */
export async function queryAll({ db }: Pick<CommandDeps, 'db'>, input: QueryCommandInput): Promise<Row[]> {
  const found: Row[] = [];
  let startKey: Row | undefined;
  do {
    const page = await db.send(new QueryCommand({ ...input, ExclusiveStartKey: startKey }));
    found.push(...(page.Items ?? []));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return found;
}
