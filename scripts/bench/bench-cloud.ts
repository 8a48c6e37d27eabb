import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { saveService } from '../../amplify/areas/shop/commands/save-shop';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { daySheetKey } from '../../domain/calendar/day-sheet';
import { addDays, datesOfWeek, isoWeekOf, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { aService } from '../../domain/testing/builders';
import { openWorkshop, ZONE, type SmallWorkshop } from '../../local/acceptance/small-workshop';
import { startCloud, type Cloud } from '../../local/cloud';
import { localClient, tablesOf } from '../../local/synth/tables';

export const RESOURCES = 6;
/** The lengths of visit that are measured, in minutes. */
export const DURATIONS = [30, 120, 480] as const;
/** 07:30 to 17:30 in cells of a quarter of an hour. */
export const OPEN_CELLS = Array.from({ length: 40 }, (_, index) => 30 + index);
export const numbers = Array.from({ length: RESOURCES }, (_, index) => index + 1);
export const serviceOf = (minutes: number): string => `service-${minutes}`;

export type Row = Record<string, unknown>;

/** The engine's counts. A failed request reports no units, but counts. */
export interface Usage {
  readUnits: number;
  writeUnits: number;
  reads: number;
  failed: number;
}

export interface Bench {
  readonly cloud: Cloud;
  readonly workshop: SmallWorkshop;
  /** The week that is booked out, three weeks after the first visit date. */
  readonly fullWeek: string;
  readonly deps: CommandDeps;
  /** The use since the last reading. */
  takeUsage(): Usage;
}

interface Consumed {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

const nothing = (): Usage => ({ readUnits: 0, writeUnits: 0, reads: 0, failed: 0 });

/** Asks for the consumed capacity with every request, and sums the answers. */
export function meter(client: DynamoDBClient): () => Usage {
  let usage = nothing();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite = /Write|Put|Update|Delete/.test(context.commandName ?? '');
      if (!isWrite) usage.reads += 1;
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args).catch((error: unknown) => {
        usage.failed += 1;
        throw error;
      });
      const consumed = [(answer.output as Consumed).ConsumedCapacity ?? []].flat();
      const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      usage[isWrite ? 'writeUnits' : 'readUnits'] += units;
      return answer;
    },
    { step: 'initialize' },
  );
  return () => {
    const taken = usage;
    usage = nothing();
    return taken;
  };
}

const silent: CommandDeps['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A workshop with six bays, six technicians and a service of each length, on the native engine; in memory without a folder. */
export async function openBench(dataDir?: string): Promise<Bench> {
  const cloud = await startCloud({ withoutEvents: true, engine: 'native', ...(dataDir ? { dataDir } : {}) });
  const workshop = await openWorkshop(cloud, { bays: RESOURCES, technicians: RESOURCES });
  const client = localClient(cloud.endpoints.dynamodb);
  const takeUsage = meter(client);
  const deps: CommandDeps = {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: tablesOf(cloud.tables),
    now: toInstant(Date.now()),
    newId: randomUUID,
    random: Math.random,
    log: silent,
  };
  for (const durationMinutes of DURATIONS) {
    const service = aService({ serviceId: serviceOf(durationMinutes), durationMinutes });
    await saveService(deps, { kind: 'SYSTEM' }, service);
  }
  return { cloud, workshop, fullWeek: isoWeekOf(addDays(workshop.visitDate, 21)), deps, takeUsage };
}

/** A typical guest's request; no two share an address, so the daily limit never applies. */
export const wishOf = (minutes: number, date: string, time: string) => ({
  requestId: randomUUID(),
  serviceId: serviceOf(minutes),
  startsAt: toInstant(wallTimeToMs(date, time, ZONE)),
  contact: {
    name: 'Alexandra Papadopoulos',
    email: `alexandra.${randomUUID().slice(0, 8)}@example.com`,
    phone: '+61 400 123 456',
  },
  vehicle: { plate: 'ABC12D', make: 'Mitsubishi', model: 'Outlander', year: 2019 },
  vehicleId: null,
  note: 'It squeaks when braking downhill, mostly in the morning. Please call before ordering parts.',
  customerId: null,
});

const BATCH = 25;
const WRITERS = 8;

/** Loads rows past the commands, straight into the engine, with several writers at once. */
export async function load(
  { deps }: Bench,
  table: string,
  rows: { readonly count: number; readonly at: (index: number) => Row },
): Promise<void> {
  let next = 0;
  const writer = async (): Promise<void> => {
    while (next < rows.count) {
      const from = next;
      next = Math.min(rows.count, from + BATCH);
      const batch = Array.from({ length: next - from }, (_, index) => ({
        PutRequest: { Item: rows.at(from + index) },
      }));
      const { UnprocessedItems } = await deps.db.send(new BatchWriteCommand({ RequestItems: { [table]: batch } }));
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('The engine left rows of a batch unwritten');
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

/** Every bay and technician taken from opening to closing on all days of the week. */
export async function fillWeek(bench: Bench): Promise<void> {
  const sheets = datesOfWeek(bench.fullWeek).flatMap((date) =>
    numbers.flatMap((number) => [
      { ...daySheetKey(date, 'BAY', `bay-${number}`), busy: new Set(OPEN_CELLS) },
      { ...daySheetKey(date, 'TECHNICIAN', `technician-${number}`), busy: new Set(OPEN_CELLS) },
    ]),
  );
  await load(bench, bench.deps.tables.daySheet, { count: sheets.length, at: (index) => sheets[index] ?? {} });
}
