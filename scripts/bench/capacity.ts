import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { bookAppointment } from '../../amplify/commands/book-appointment';
import type { CommandDeps } from '../../amplify/runtime/deps';
import type { Tables } from '../../amplify/runtime/environment';
import { daySheetKey } from '../../domain/booking/day-sheet';
import { addDays, datesOfWeek, isoWeekOf, toInstant, toMs } from '../../domain/shared/time';
import { openWorkshop, SERVICE_ID, type SmallWorkshop } from '../../local/acceptance/small-workshop';
import { readApi } from '../../local/appsync/config';
import { startCloud, type Cloud } from '../../local/cloud';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';
import { localClient } from '../../local/synth/tables';
import { say, type Measure } from './measure';

const STORED = [100, 10_000];
const RESOURCES = 6;
/** 07:30 to 17:30 in cells of a quarter of an hour. */
const OPEN_CELLS = Array.from({ length: 40 }, (_, index) => 30 + index);
const WEEK_QUERY = `query Week($week: String!) {
  listDaySheets(week: $week, limit: 100) { items { dayResource busy } nextToken } }`;

type Row = Record<string, unknown>;

interface Bench {
  cloud: Cloud;
  workshop: SmallWorkshop;
  /** The week that is booked out; the bench's own bookings are in the one before. */
  fullWeek: string;
  deps: CommandDeps;
  /** The write units that the engine has counted since the last reading. */
  takeWriteUnits(): number;
}

const silent: CommandDeps['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined };

const namesOf = (tables: Cloud['tables']): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([model, name]) => [model.charAt(0).toLowerCase() + model.slice(1), name]),
  ) as unknown as Tables;

interface Consumed {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

/** Asks for the consumed capacity with every write, and sums the answers. */
function meter(client: DynamoDBClient): () => number {
  let units = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite = /Write|Put|Update|Delete/.test(context.commandName ?? '');
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      const consumed = [(answer.output as Consumed).ConsumedCapacity ?? []].flat();
      if (isWrite) units += consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      return answer;
    },
    { step: 'initialize' },
  );
  return () => {
    const taken = units;
    units = 0;
    return taken;
  };
}

async function open(): Promise<Bench> {
  const cloud = await startCloud({ withoutEvents: true });
  const workshop = await openWorkshop(cloud, { bays: RESOURCES, technicians: RESOURCES });
  const client = localClient(cloud.endpoints.dynamodb);
  const takeWriteUnits = meter(client);
  const deps: CommandDeps = {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: namesOf(cloud.tables),
    now: toInstant(Date.now()),
    newId: randomUUID,
    random: Math.random,
    log: silent,
  };
  const fullWeek = isoWeekOf(addDays(workshop.visitDate, 7));
  return { cloud, workshop, fullWeek, deps, takeWriteUnits };
}

/** The write units of one booking, as a typical guest makes it. */
async function bookingUnits({ deps, workshop, takeWriteUnits }: Bench, hour: number): Promise<[number, string]> {
  const requestId = randomUUID();
  takeWriteUnits();
  const answer = await bookAppointment(
    deps,
    { kind: 'VISITOR' },
    {
      requestId,
      serviceId: SERVICE_ID,
      startsAt: toInstant(toMs(workshop.startsAt) + hour * 3_600_000),
      contact: {
        name: 'Alexandra Papadopoulos',
        email: 'alexandra.papadopoulos@example.com',
        phone: '+61 400 123 456',
      },
      vehicle: { plate: 'ABC12D', make: 'Mitsubishi', model: 'Outlander', year: 2019 },
      vehicleId: null,
      note: 'It squeaks when braking downhill, mostly in the morning. Please call before ordering parts.',
      customerId: null,
    },
  );
  if (!answer.ok) throw new Error(`The bench booking was refused: ${answer.problem.code}`);
  return [takeWriteUnits(), requestId];
}

async function write({ deps }: Bench, table: string, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 25) {
    const batch = rows.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    await deps.db.send(new BatchWriteCommand({ RequestItems: { [table]: batch } }));
  }
}

/** Copies of a true appointment, spread over past and coming days. */
async function fillAppointments(bench: Bench, appointmentId: string, from: number, to: number): Promise<void> {
  const { deps, workshop } = bench;
  const { Item } = await deps.db.send(new GetCommand({ TableName: deps.tables.appointment, Key: { appointmentId } }));
  const copies = Array.from({ length: to - from }, (_, index) => ({
    ...Item,
    appointmentId: randomUUID(),
    customerId: `guest-${randomUUID()}`,
    visitDate: addDays(workshop.visitDate, (index % 400) - 380),
  }));
  await write(bench, deps.tables.appointment, copies);
}

/** Every bay and technician taken from opening to closing on all days of the week. */
async function fillWeek(bench: Bench): Promise<void> {
  const numbers = Array.from({ length: RESOURCES }, (_, index) => index + 1);
  const sheets = datesOfWeek(bench.fullWeek).flatMap((date) =>
    numbers.flatMap((number) => [
      { ...daySheetKey(date, 'BAY', `bay-${number}`), busy: new Set(OPEN_CELLS) },
      { ...daySheetKey(date, 'TECHNICIAN', `technician-${number}`), busy: new Set(OPEN_CELLS) },
    ]),
  );
  await write(bench, bench.deps.tables.daySheet, sheets);
}

async function readWeek({ cloud, fullWeek }: Bench): Promise<{ units: number; trips: number }> {
  const read = () => cloud.graphql(WEEK_QUERY, { week: fullWeek }, { apiKey: true });
  const { result, calls } = await cloud.metered(read);
  const page = result.body.data?.['listDaySheets'] as { items: unknown[]; nextToken: string | null } | undefined;
  if (page?.items.length !== RESOURCES * 2 * 7 || page.nextToken !== null) {
    throw new Error(`Not a whole week in one answer: ${JSON.stringify(result.body).slice(0, 300)}`);
  }
  return { units: calls.reduce((sum, call) => sum + call.units, 0), trips: calls.length };
}

/** Functions on the way of the query, by the resolvers and pipelines that would be deployed. */
async function functionsInThePath(): Promise<number> {
  const api = await readApi(await synthesise(), DEFAULT_FACTS);
  const resolver = api.resolvers.find(({ fieldName }) => fieldName === 'listDaySheets');
  if (!resolver) throw new Error('There is no resolver for listDaySheets');
  const steps = 'functions' in resolver ? resolver.functions : [];
  const direct = 'dataSourceName' in resolver ? [resolver.dataSourceName] : [];
  const sources = [
    ...direct,
    ...api.functions.filter(({ name }) => steps.includes(name)).map(({ dataSourceName }) => dataSourceName),
  ];
  if (sources.length === 0) throw new Error('listDaySheets has no data source: nothing was looked at');
  return sources.filter((name) => api.sources[name]?.kind === 'function').length;
}

/** What a week's free times and a booking cost in capacity units, with little and with much history. */
export async function measureCapacity(): Promise<Measure[]> {
  const bench = await open();
  try {
    await fillWeek(bench);
    const measures: Measure[] = [];
    let stored = 0;
    for (const [index, count] of STORED.entries()) {
      say(`capacity: with ${count} stored appointments`);
      const [, appointmentId] = await bookingUnits(bench, 4 * index);
      await fillAppointments(bench, appointmentId, stored, count);
      stored = count;
      const [written] = await bookingUnits(bench, 4 * index);
      const { units, trips } = await readWeek(bench);
      const label = `at ${count.toLocaleString('en')} appointments`;
      measures.push(
        { name: `availability of a week ${label}: read units`, value: units, unit: 'RCU' },
        { name: `availability of a week ${label}: round trips`, value: trips, unit: 'requests' },
        { name: `booking ${label}: write units`, value: written, unit: 'WCU' },
      );
    }
    const calls = await functionsInThePath();
    return [...measures, { name: 'availability of a week: function calls', value: calls, unit: 'calls' }];
  } finally {
    await bench.cloud.stop();
  }
}
