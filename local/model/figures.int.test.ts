import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyChange } from '../../amplify/areas/effects/apply-change';
import { writersOf } from '../../amplify/areas/effects/writers';
import { rebuildFigures, verifyFigures } from '../../amplify/areas/figures/commands/recount';
import { rollUp } from '../../amplify/areas/figures/commands/roll-up';
import { readDirtyDays } from '../../amplify/areas/figures/store/dirty-days';
import { readAllRows } from '../../amplify/areas/figures/store/figure-rows';
import { following } from '../../amplify/door/stream';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Row } from '../../amplify/kernel/row';
import { figureEffects } from '../figure-effects';
import { type Random, randomFor } from '../seed/random';
import { endingAt } from '../testing/failing-calls';
import { type RunningTables, startTables } from '../testing/tables';
import { bundleCommands } from './bundle';
import { allChanges, disordered } from './events';
import { playOn } from './run';

/** `WORKBAY_FIGURES_COMMANDS=100000` runs even longer. */
const COMMANDS = process.env['WORKBAY_MODEL_LONG'] === undefined ? 1_000 : 5_000;
const MOST = Number(process.env['WORKBAY_FIGURES_COMMANDS'] ?? COMMANDS);
const seed = process.env['WORKBAY_MODEL_SEED'] ?? randomUUID().slice(0, 8);
const BATCH = 25;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let running: RunningTables;
beforeAll(async () => {
  running = await startTables();
});
afterAll(() => running.stop());

/** A workshop with a moving clock, whose effects function is killed now and then. */
class Weather {
  nowMs = Date.parse('2026-11-21T00:00:00.000Z');

  constructor(private readonly random: Random) {}

  deps(): CommandDeps {
    const now = new Date(this.nowMs).toISOString();
    const { db, tables } = running;
    return { db, tables, now, newId: randomUUID, random: this.random.next, log: silent };
  }

  /** One in thirty changes loses its database midway. */
  async apply(deps: CommandDeps, change: Parameters<typeof applyChange>[1]): Promise<void> {
    const when = this.random.pick(['BEFORE', 'AFTER'] as const);
    const cut = this.random.chance(1 / 30) ? { call: 1 + Math.floor(this.random.next() * 4), when } : null;
    const shaky = endingAt(deps, cut).deps;
    const elsewhere = { TELL: () => Promise.resolve([]), LIVE: () => Promise.resolve(), TASK: () => Promise.resolve() };
    await applyChange(shaky, change, { ...writersOf(shaky), ...elsewhere });
  }

  pass(): void {
    this.nowMs += Math.floor(this.random.next() * 20_000);
  }
}

async function rowsOf(table: keyof CommandDeps['tables']): Promise<Row[]> {
  const found: Row[] = [];
  let ExclusiveStartKey: Row | undefined;
  do {
    const TableName = running.tables[table];
    const page = await running.db.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found;
}

interface Tally {
  visits: number;
  completed: number;
  cancelled: number;
  missed: number;
  plannedMinutes: number;
  workedCents: number;
}

/** The figures of a day or a month, counted only from the visits. */
function tally(visits: readonly Row[], period: string): Tally {
  const inIt = visits.filter((visit) => String(visit['visitDate']).startsWith(period));
  const ended = (status: string) => inIt.filter((visit) => visit['status'] === status);
  const minutes = ({ startsAt, endsAt }: Row) => (Date.parse(String(endsAt)) - Date.parse(String(startsAt))) / 60_000;
  return {
    ...{ visits: inIt.length, completed: ended('COMPLETED').length, cancelled: ended('CANCELLED').length },
    ...{ missed: ended('NO_SHOW').length, plannedMinutes: inIt.reduce((sum, visit) => sum + minutes(visit), 0) },
    workedCents: ended('COMPLETED').reduce((sum, visit) => sum + Number(visit['priceCents']), 0),
  };
}

it(`figures match the records after ${MOST} random commands with doubled, late, reordered and interrupted events`, async () => {
  const random = randomFor(`figures:${seed}`);
  const { commands, wrong } = await playOn(running, await bundleCommands(null), { seed, most: MOST });
  expect(wrong).toBeNull();
  const changes = await allChanges(running, running.tables.appointment);
  const weather = new Weather(random);
  const handler = following(
    (deps, change) => weather.apply(deps, change),
    () => weather.deps(),
  );
  const deliveries = disordered(changes, random);
  for (let from = 0; from < deliveries.length; from += BATCH) {
    const answer = await handler({ Records: deliveries.slice(from, from + BATCH) }, { awsRequestId: 'aws' });
    expect(answer).toEqual({ batchItemFailures: [] });
    weather.pass();
    if (random.chance(0.05)) await rollUp(weather.deps());
    if (random.chance(0.05)) await handler({ redrive: 'DUE' }, { awsRequestId: 'aws' });
  }
  const parked = (await rowsOf('parked')).length;
  for (let tries = 0; (await rowsOf('parked')).length > 0; tries += 1) {
    expect(tries).toBeLessThan(20);
    await handler({ redrive: 'ALL' }, { awsRequestId: 'aws' });
  }
  weather.nowMs += 120_000;
  await rollUp(weather.deps());
  expect(await readDirtyDays(running, 'WORKED')).toEqual([]);
  console.log(
    `seed ${seed}: ${commands} commands, ${changes.length} changes, ${deliveries.length} deliveries, ${parked} parked`,
  );

  const visits = await rowsOf('appointment');
  const [ofVisits, ofMoney] = [
    await readAllRows(running, { family: 'VISITS', axis: 'WORKED' }),
    await readAllRows(running, { family: 'MONEY', axis: 'WORKED' }),
  ];
  const days = visits.map((visit) => String(visit['visitDate']));
  for (const period of new Set([...days, ...days.map((day) => day.slice(0, 7)), ...ofVisits.keys()])) {
    const { workedCents, ...counts } = tally(visits, period);
    const amounts = { ...ofVisits.get(period)?.amounts };
    delete amounts['leadMinutes'];
    const nonZero = Object.fromEntries(Object.entries(counts).filter(([, amount]) => amount !== 0));
    expect([period, amounts]).toEqual([period, nonZero]);
    expect([period, ofMoney.get(period)?.amounts['workedCents'] ?? 0]).toEqual([period, workedCents]);
  }
  const effects = await figureEffects(running);
  expect(await verifyFigures(weather.deps(), effects)).toEqual([]);
  await rebuildFigures(weather.deps(), effects);
  expect(await verifyFigures(weather.deps(), effects)).toEqual([]);

  const entries = (await rowsOf('auditEntry')).filter((row) => String(row['subject']).startsWith('appointment#'));
  expect(entries).toHaveLength(changes.length);
}, 900_000);
