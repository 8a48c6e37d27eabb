import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { rollUp } from '../../amplify/areas/figures/commands/roll-up';
import { putContribution } from '../../amplify/areas/figures/store/contributions';
import { putMonth, yearQuery } from '../../amplify/areas/figures/store/figure-rows';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { saveTogether } from '../../amplify/kernel/transaction';
import { APPOINTMENT_STATUSES } from '../../domain/booking/appointment';
import type { FigureFamily } from '../../domain/figures/contribution';
import { NO_FIGURE, NO_MONTH, foldDay, withDays } from '../../domain/figures/fold';
import { visitContribution } from '../../domain/figures/visit-contribution';
import { addDays, toInstant } from '../../domain/shared/time';
import { anAppointment } from '../../domain/testing/builders';
import { localClient } from '../../local/synth/tables';
import { startTables } from '../../local/testing/tables';
import { meter } from './bench-cloud';
import type { Measure } from './measure';

const SERVICES = 25;
const TECHNICIANS = 8;
const VISITS_A_DAY = 60;
const DAYS = 5;
const FIRST_DAY = '2026-03-02';
const silent: CommandDeps['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A visit among many of a busy shop. Ids are as long as those that the product makes. */
const visitOn = (visitDate: string, index: number) =>
  anAppointment({
    visitDate,
    status: APPOINTMENT_STATUSES[index % APPOINTMENT_STATUSES.length] ?? 'SCHEDULED',
    channel: index % 3 === 0 ? 'STAFF' : 'PUBLIC',
    serviceId: `logbook-service-${String(index % SERVICES)}`,
    technicianId: `tech-${String(index % TECHNICIANS).padStart(32, '0')}`,
  });

/** The contribution of a visit, as its event would write it. */
const counted = (deps: CommandDeps, id: string, version: number, visit: ReturnType<typeof visitOn>) =>
  putContribution(deps, {
    ...{ effect: 'FIGURE', about: { model: 'Appointment', id }, axis: 'WORKED', version },
    ...{ since: visit.createdAt, contribution: visitContribution(visit) },
  });

async function measureEvents(deps: CommandDeps, takeUsage: ReturnType<typeof meter>): Promise<Measure[]> {
  const id = randomUUID();
  const measures: Measure[] = [];
  const measure = async (name: string, version: number, visit: ReturnType<typeof visitOn>) => {
    takeUsage();
    await counted(deps, id, version, visit);
    measures.push({ name: `figures: ${name}, write units`, value: takeUsage().writeUnits, unit: 'WCU' });
  };
  const visit = visitOn('2026-01-05', 1);
  await measure('a new visit', 1, visit);
  await measure('a visit that changes', 2, { ...visit, status: 'COMPLETED' });
  await measure('a visit that moves to another month', 3, { ...visit, visitDate: '2026-02-05' });
  await measure('a visit of which only the note changes', 4, { ...visit, visitDate: '2026-02-05', note: 'x' });
  await measure('an event that comes twice', 4, { ...visit, visitDate: '2026-02-05', note: 'x' });
  return measures;
}

/** Five busy days, folded before, in each of which something has changed since. */
async function measureRollUp(
  at: (minutes: number) => CommandDeps,
  takeUsage: ReturnType<typeof meter>,
): Promise<Measure> {
  const days = Array.from({ length: DAYS }, (_, index) => addDays(FIRST_DAY, index));
  const visits = days.flatMap((day) => Array.from({ length: VISITS_A_DAY }, (_, index) => visitOn(day, index)));
  const ids = visits.map(() => randomUUID());
  await Promise.all(visits.map((visit, index) => counted(at(0), ids[index] ?? '', 1, visit)));
  await rollUp(at(5));
  for (let day = 0; day < DAYS; day += 1) {
    const index = day * VISITS_A_DAY;
    const visit = visits[index];
    if (visit) await counted(at(6), ids[index] ?? '', 2, { ...visit, status: 'COMPLETED' });
  }
  takeUsage();
  await rollUp(at(10));
  const value = (takeUsage().readUnits / visits.length) * 10;
  return { name: 'figures: a roll-up, read units for 10 records', value, unit: 'RCU' };
}

/** A year of months as full as a busy shop makes them. */
async function measureYear(deps: CommandDeps, family: FigureFamily): Promise<Measure> {
  const name = { family, axis: 'WORKED' } as const;
  for (let month = 1; month <= 12; month += 1) {
    const period = `2027-${String(month).padStart(2, '0')}`;
    const changes = Array.from({ length: 31 }, (_, index) => {
      const day = `${period}-${String(index + 1).padStart(2, '0')}`;
      const visits = Array.from({ length: VISITS_A_DAY }, (_, number) => visitContribution(visitOn(day, number)));
      return { day, before: NO_FIGURE, after: foldDay(visits, family) };
    });
    await saveTogether(deps, [putMonth(deps, name, period, { ...withDays(NO_MONTH, changes), revision: 0 })]);
  }
  const request = { ...yearQuery(deps.tables.figure, name, '2027'), ReturnConsumedCapacity: 'TOTAL' as const };
  const { Count, ConsumedCapacity } = await deps.db.send(new QueryCommand(request));
  if (Count !== 12) throw new Error(`A year of ${String(Count)} months`);
  const value = ConsumedCapacity?.CapacityUnits ?? Number.NaN;
  return { name: `figures: a year of ${family}, read units`, value, unit: 'RCU' };
}

/** The cost of counting: for each event, for folding, and for reading a year. */
export async function measureFigures(): Promise<Measure[]> {
  const running = await startTables({ engine: 'native' });
  const client = localClient(running.endpoint);
  const takeUsage = meter(client);
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const at = (minutes: number): CommandDeps => ({
    ...{ db, tables: running.tables, now: toInstant(Date.parse('2026-03-10T00:00:00Z') + minutes * 60_000) },
    ...{ newId: randomUUID, random: Math.random, log: silent },
  });
  try {
    return [
      ...(await measureEvents(at(0), takeUsage)),
      await measureRollUp(at, takeUsage),
      await measureYear(at(0), 'VISITS'),
      await measureYear(at(0), 'MONEY'),
    ];
  } finally {
    client.destroy();
    await running.stop();
  }
}
