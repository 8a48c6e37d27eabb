import type { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { ContributionAxis, FigureFamily } from '../../../../domain/figures/contribution';
import { type Figure, type MonthFigure, NO_FIGURE, NO_MONTH } from '../../../../domain/figures/fold';
import type { LocalDate } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Row, numberOf, textOf } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Store = Pick<CommandDeps, 'db' | 'tables'>;

/** Which figures: one family on one axis. */
export interface FigureName {
  readonly family: FigureFamily;
  readonly axis: ContributionAxis;
}

/** Includes how often the row was written; 0 before the first time. */
export type Revised<T> = T & { readonly revision: number };

type Span = 'DAY' | 'MONTH';
const keyOf = ({ family, axis }: FigureName, span: Span, period: string) => ({
  figure: `${family}#${axis}#${span}`,
  period,
});

const monthFigureOf = (row: Row | undefined): Revised<MonthFigure> =>
  row === undefined
    ? { ...NO_MONTH, revision: 0 }
    : {
        amounts: row['amounts'] as Figure['amounts'],
        by: row['by'] as Figure['by'],
        days: (row['days'] as MonthFigure['days'] | undefined) ?? {},
        revision: numberOf(row, 'revision'),
      };

/** A month, with its days. Consistent enough: any change is made on the revision that was read. */
export async function readMonth({ db, tables }: Store, name: FigureName, month: string): Promise<Revised<MonthFigure>> {
  const { Item } = await db.send(new GetCommand({ TableName: tables.figure, Key: keyOf(name, 'MONTH', month) }));
  return monthFigureOf(Item);
}

/** A day as last folded. */
export async function readDay({ db, tables }: Store, name: FigureName, day: LocalDate): Promise<Revised<Figure>> {
  const { Item } = await db.send(new GetCommand({ TableName: tables.figure, Key: keyOf(name, 'DAY', day) }));
  const { amounts, by, revision } = monthFigureOf(Item);
  return Item === undefined ? { ...NO_FIGURE, revision: 0 } : { amounts, by, revision };
}

/** The months of a year, each with the values of its days: one short query. */
export async function readYear({ db, tables }: Store, name: FigureName, year: string): Promise<Row[]> {
  return queryAll({ db }, yearQuery(tables.figure, name, year));
}

/** The same as a request, for measuring it. */
export const yearQuery = (TableName: string, name: FigureName, year: string): QueryCommand['input'] => ({
  TableName,
  KeyConditionExpression: 'figure = :figure AND begins_with(period, :year)',
  ExpressionAttributeValues: { ':figure': keyOf(name, 'MONTH', '').figure, ':year': `${year}-` },
});

const unchanged = (revision: number) =>
  revision === 0
    ? { ConditionExpression: 'attribute_not_exists(figure)' }
    : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': revision } };

/** Replaces exactly the revision of a day that was read. */
export const putDay = (
  { tables }: Store,
  name: FigureName,
  day: LocalDate,
  { revision, ...figure }: Revised<Figure>,
): TransactItem => ({
  Put: {
    TableName: tables.figure,
    Item: { ...keyOf(name, 'DAY', day), ...figure, revision: revision + 1 },
    ...unchanged(revision),
  },
});

/** Replaces exactly the revision of a month that was read. */
export const putMonth = (
  { tables }: Store,
  name: FigureName,
  month: string,
  { revision, ...figure }: Revised<MonthFigure>,
): TransactItem => ({
  Put: {
    TableName: tables.figure,
    Item: { ...keyOf(name, 'MONTH', month), ...figure, revision: revision + 1 },
    ...unchanged(revision),
  },
});

/** Every row of a family on an axis, days and months: for comparison with the records. */
export async function readAllRows(store: Store, name: FigureName): Promise<ReadonlyMap<string, MonthFigure>> {
  const spans: readonly Span[] = ['DAY', 'MONTH'];
  const pages = spans.map((span) =>
    queryAll(store, {
      TableName: store.tables.figure,
      KeyConditionExpression: 'figure = :figure',
      ExpressionAttributeValues: { ':figure': keyOf(name, span, '').figure },
      ConsistentRead: true,
    }),
  );
  const rows = (await Promise.all(pages)).flat();
  return new Map(
    rows.map((row) => {
      const { revision: _revision, ...figure } = monthFigureOf(row);
      return [textOf(row, 'period'), figure] as const;
    }),
  );
}
