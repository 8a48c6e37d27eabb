import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { EFFECTS } from '../amplify/areas/effects/rules';
import type { CommandDeps } from '../amplify/kernel/deps';
import type { FigureEffect } from '../amplify/kernel/effects/effect';
import type { Row } from '../amplify/kernel/row';

type Store = Pick<CommandDeps, 'db' | 'tables'>;

async function* rowsOf({ db, tables }: Store, model: string): AsyncGenerator<Row> {
  const TableName = tables[`${model.charAt(0).toLowerCase()}${model.slice(1)}` as keyof CommandDeps['tables']];
  let ExclusiveStartKey: Row | undefined;
  do {
    const page = await db.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** What every record contributes now, by the areas' rules. Reads whole tables: for tools, never for the product. */
export async function figureEffects(store: Store): Promise<FigureEffect[]> {
  const found: FigureEffect[] = [];
  for (const [model, rule] of Object.entries(EFFECTS)) {
    for await (const after of rowsOf(store, model)) {
      const effects = rule({ model, eventId: 'recount', before: null, after });
      found.push(...effects.flatMap((effect) => (effect.effect === 'FIGURE' ? [effect] : [])));
    }
  }
  return found;
}
