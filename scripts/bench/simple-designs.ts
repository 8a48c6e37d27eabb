import { randomUUID } from 'node:crypto';
import { CreateTableCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { readSchedule } from '../../amplify/areas/booking/commands/schedule';
import { readAppointmentsOfDay } from '../../amplify/areas/booking/store/appointments';
import { cellsOf } from '../../domain/calendar/cells';
import { addDays, datesOfWeek, isoWeekOf, localTimeOf, minutesOf, toInstant, toMs } from '../../domain/shared/time';
import { ZONE } from '../../local/acceptance/small-workshop';
import { OPEN_CELLS, numbers, serviceOf, type Bench, type Row } from './bench-cloud';

const LOCKS = 'bench-locks';
const TRIES = 60;

/** What a simple design books: a row like ours, on a pair and a stretch of cells. */
export interface SimpleVisit {
  readonly row: Row;
  readonly date: string;
  readonly startsAt: string;
  readonly minutes: number;
}

interface Place extends SimpleVisit {
  readonly cells: { readonly start: number; readonly count: number };
}

export interface SimpleDesign {
  book(visit: SimpleVisit): Promise<boolean>;
  /** Reads what a page needs for a week's free times. */
  readWeek(week: string): Promise<number>;
}

const placed = (visit: SimpleVisit): Place => ({
  ...visit,
  cells: { start: minutesOf(localTimeOf(visit.startsAt, ZONE)) / 15, count: visit.minutes / 15 },
});

/** The same facts of the shop that ours reads for each booking. */
const readShop = ({ deps }: Bench, { minutes }: SimpleVisit) =>
  readSchedule(deps, { serviceId: serviceOf(minutes), planId: null });

function appointmentAt({ row, date, startsAt, minutes, cells }: Place, number: number): Row {
  return {
    ...row,
    appointmentId: randomUUID(),
    visitDate: date,
    startsAt,
    endsAt: toInstant(toMs(startsAt) + minutes * 60_000),
    bayId: `bay-${number}`,
    technicianId: `technician-${number}`,
    cells,
  };
}

/** Looks for an overlap among the day's appointments, then writes. Nothing keeps two clients apart in between. */
export const checkThenWrite = (bench: Bench): SimpleDesign => ({
  book: async (visit) => {
    const place = placed(visit);
    const { start, count } = place.cells;
    const [taken] = await Promise.all([readAppointmentsOfDay(bench.deps, visit.date), readShop(bench, visit)]);
    const overlapping = taken.filter(({ cells }) => cells.start < start + count && start < cells.start + cells.count);
    const free = numbers.find((number) => overlapping.every(({ bayId }) => bayId !== `bay-${number}`));
    if (free === undefined) return false;
    await bench.deps.db.send(
      new PutCommand({ TableName: bench.deps.tables.appointment, Item: appointmentAt(place, free) }),
    );
    return true;
  },
  readWeek: async (week) => {
    const days = await Promise.all(datesOfWeek(week).map((date) => readAppointmentsOfDay(bench.deps, date)));
    return days.flat().length;
  },
});

const lockKeys = ({ date, cells }: Place, number: number): Row[] =>
  cellsOf(cells).flatMap((cell) =>
    [`BAY#bay-${number}`, `TECHNICIAN#technician-${number}`].map((resource) => ({
      week: isoWeekOf(date),
      lock: `${date}#${resource}#${cell}`,
    })),
  );

/** The locks of a week that is full from opening to closing. */
export const lockRowsOfWeek = (week: string): Row[] =>
  datesOfWeek(week).flatMap((date) =>
    numbers.flatMap((number) =>
      OPEN_CELLS.flatMap((cell) =>
        [`BAY#bay-${number}`, `TECHNICIAN#technician-${number}`].map((resource) => ({
          week,
          lock: `${date}#${resource}#${cell}`,
        })),
      ),
    ),
  );

/** Tries one pair: all its locks and the appointment, or nothing. */
async function tryPair({ deps }: Bench, place: Place, number: number): Promise<'SAVED' | 'TAKEN' | 'CONFLICT'> {
  const locks = lockKeys(place, number).map((Item) => ({
    Put: {
      TableName: LOCKS,
      Item,
      ConditionExpression: 'attribute_not_exists(#lock)',
      ExpressionAttributeNames: { '#lock': 'lock' },
    },
  }));
  const appointment = { Put: { TableName: deps.tables.appointment, Item: appointmentAt(place, number) } };
  try {
    await deps.db.send(new TransactWriteCommand({ TransactItems: [...locks, appointment] }));
    return 'SAVED';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const isTaken = (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
    return isTaken ? 'TAKEN' : 'CONFLICT';
  }
}

/** One conditional item per cell and resource, in a transaction with the appointment. */
export async function lockPerCell(bench: Bench): Promise<SimpleDesign & { readonly table: string }> {
  await bench.deps.db.send(
    new CreateTableCommand({
      TableName: LOCKS,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['week', 'lock'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'week', KeyType: 'HASH' },
        { AttributeName: 'lock', KeyType: 'RANGE' },
      ],
    }),
  );
  return {
    table: LOCKS,
    book: async (visit) => {
      await readShop(bench, visit);
      const turn = Math.floor(Math.random() * numbers.length);
      let open = [...numbers.slice(turn), ...numbers.slice(0, turn)];
      for (let tries = 0; tries < TRIES && open.length > 0; tries += 1) {
        const [number = 0, ...others] = open;
        const outcome = await tryPair(bench, placed(visit), number);
        if (outcome === 'SAVED') return true;
        open = outcome === 'TAKEN' ? others : [...others, number];
      }
      return false;
    },
    readWeek: async (week) => {
      const from = datesOfWeek(week)[0] ?? '';
      let found = 0;
      let ExclusiveStartKey: Row | undefined;
      do {
        const page = await bench.deps.db.send(
          new QueryCommand({
            TableName: LOCKS,
            KeyConditionExpression: 'week = :week AND #lock BETWEEN :from AND :to',
            ExpressionAttributeNames: { '#lock': 'lock' },
            ExpressionAttributeValues: { ':week': week, ':from': from, ':to': addDays(from, 7) },
            ExclusiveStartKey,
          }),
        );
        found += page.Items?.length ?? 0;
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return found;
    },
  };
}
