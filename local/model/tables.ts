import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '../../amplify/kernel/tables';
import { dayAfter } from './workshop';

/** The part of an appointment's row that the oracle checks. */
export interface VisitRow {
  readonly appointmentId: string;
  readonly status: string;
  readonly serviceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly visitDate: string;
  readonly bayId: string;
  readonly technicianId: string;
  readonly version: number;
}

export interface SheetRow {
  readonly dayResource: string;
  readonly busy?: Set<number>;
  readonly holds?: Record<string, { by: string; until: number }>;
}

export interface BlockRow {
  readonly date: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly resourceKind: string;
  readonly resourceId: string;
  readonly blockId: string;
  readonly claims: readonly { resourceKind: string; resourceId: string; cells: readonly number[] }[];
}

export interface Stored {
  readonly visits: readonly VisitRow[];
  readonly sheets: readonly SheetRow[];
  readonly blocks: readonly BlockRow[];
}

/** The ISO week of a day, computed without the product's code. */
export function weekOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = dayAfter(day, 3 - weekday);
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`);
  const week = Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * 86_400_000)) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** Everything in the tables about some days, unchanged. */
export async function readStored(db: DynamoDBDocumentClient, tables: Tables, days: readonly string[]): Promise<Stored> {
  const query = async <Row>(TableName: string, key: string, value: string, IndexName?: string): Promise<Row[]> => {
    const { Items } = await db.send(
      new QueryCommand({
        TableName,
        ...(IndexName ? { IndexName } : {}),
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
    return (Items ?? []) as Row[];
  };
  const weeks = [...new Set(days.map(weekOf))];
  const [visits, sheets, blocks] = await Promise.all([
    Promise.all(days.map((day) => query<VisitRow>(tables.appointment, 'visitDate', day, 'appointmentsByVisitDate'))),
    Promise.all(weeks.map((week) => query<SheetRow>(tables.daySheet, 'week', week))),
    Promise.all(weeks.map((week) => query<BlockRow>(tables.timeBlock, 'week', week))),
  ]);
  const mine = (day: string) => days.includes(day);
  return {
    visits: visits.flat(),
    sheets: sheets.flat().filter(({ dayResource }) => mine(dayResource.slice(0, 10))),
    blocks: blocks.flat().filter(({ date }) => mine(date)),
  };
}
