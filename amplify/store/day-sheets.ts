import { QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CellRange } from '../../domain/booking/appointment';
import { cellsOf } from '../../domain/booking/cells';
import { type DaySheet, daySheetKey, parseDayResource } from '../../domain/booking/day-sheet';
import type { ResourceKind } from '../../domain/schedule/resource';
import { type LocalDate, isoWeekOf } from '../../domain/shared/time';
import type { CommandDeps } from '../runtime/deps';
import { type Row, textOf } from './row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;

/** The cells of one resource on one local day. */
export interface SheetCells {
  readonly date: LocalDate;
  readonly kind: ResourceKind;
  readonly resourceId: string;
  readonly cells: CellRange;
}

function daySheetOf(row: Row): DaySheet[] {
  const key = parseDayResource(textOf(row, 'dayResource'));
  const busy = row['busy'];
  if (key === null) return [];
  return [{ week: textOf(row, 'week'), ...key, busy: busy instanceof Set ? [...(busy as Set<number>)] : [] }];
}

/** The sheets of one local day, strongly consistent: what a booking decides on. */
export const readDaySheets = (reader: Reader, date: LocalDate): Promise<DaySheet[]> =>
  querySheets(reader, { week: isoWeekOf(date), prefix: date, consistent: true });

/** The sheets of an ISO week. */
export const readWeekSheets = (reader: Reader, week: string): Promise<DaySheet[]> =>
  querySheets(reader, { week, prefix: '2', consistent: false });

async function querySheets(
  { db, tables }: Reader,
  { week, prefix, consistent }: { week: string; prefix: string; consistent: boolean },
): Promise<DaySheet[]> {
  const sheets: DaySheet[] = [];
  let startKey: Row | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: tables.daySheet,
        KeyConditionExpression: 'week = :week AND begins_with(dayResource, :prefix)',
        ExpressionAttributeValues: { ':week': week, ':prefix': prefix },
        ConsistentRead: consistent,
        ExclusiveStartKey: startKey,
      }),
    );
    sheets.push(...(page.Items ?? []).flatMap(daySheetOf));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return sheets;
}

/** Takes cells of a sheet, which is created when it is new; fails when any of them is taken. */
export function takeCells({ tables, now }: Reader & Pick<CommandDeps, 'now'>, sheet: SheetCells): TransactItem {
  const cells = cellsOf(sheet.cells);
  const conditions = cells.map((_, index) => `NOT contains(busy, :cell${index})`);
  return {
    Update: {
      TableName: tables.daySheet,
      Key: daySheetKey(sheet.date, sheet.kind, sheet.resourceId),
      UpdateExpression:
        'SET #type = :type, createdAt = if_not_exists(createdAt, :now), updatedAt = :now ADD busy :cells',
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: { '#type': '__typename' },
      ExpressionAttributeValues: {
        ':type': 'DaySheet',
        ':now': now,
        ':cells': new Set(cells),
        ...Object.fromEntries(cells.map((cell, index) => [`:cell${index}`, cell])),
      },
    },
  };
}

/** Gives cells of a sheet back. */
export const releaseCells = ({ tables, now }: Reader & Pick<CommandDeps, 'now'>, sheet: SheetCells): TransactItem => ({
  Update: {
    TableName: tables.daySheet,
    Key: daySheetKey(sheet.date, sheet.kind, sheet.resourceId),
    UpdateExpression: 'SET updatedAt = :now DELETE busy :cells',
    ExpressionAttributeValues: { ':now': now, ':cells': new Set(cellsOf(sheet.cells)) },
  },
});
