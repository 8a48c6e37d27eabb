import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { availableSlots } from '../../domain/booking/availability';
import { parseDayResource, type DaySheet } from '../../domain/calendar/day-sheet';
import { datesOfWeek, toMs } from '../../domain/shared/time';
import { readSchedule } from '../../amplify/areas/booking/commands/schedule';
import { fillWeek, openBench, serviceOf, type Bench, type Row } from './bench-cloud';
import { median, say, type Measure } from './measure';
import { readWeek } from './operations';

const RUNS = 200;
const WARM_UP = 40;

const sheetOf = ({ week, dayResource, busy }: Row): DaySheet[] => {
  const key = parseDayResource(String(dayResource));
  return key === null ? [] : [{ week: String(week), ...key, busy: busy as number[], holds: {} }];
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const bareQuery = ({ deps, fullWeek }: Bench) =>
  deps.db.send(
    new QueryCommand({
      TableName: deps.tables.daySheet,
      KeyConditionExpression: 'week = :week',
      ExpressionAttributeValues: { ':week': fullWeek },
    }),
  );

/**
 * From the request for a week's sheets to its free times, as a ratio to one key query of the same rows on the same
 * engine. Both take turns, so that a noisy machine disturbs both alike.
 */
export async function measureLatency(): Promise<Measure[]> {
  const bench = await openBench();
  try {
    await fillWeek(bench);
    const schedule = await readSchedule(bench.deps, { serviceId: serviceOf(30), planId: null });
    if (!schedule.ok) throw new Error(`The bench service is not there: ${schedule.problem.code}`);
    const facts = { ...schedule.value, nowMs: toMs(bench.deps.now), dates: datesOfWeek(bench.fullWeek) };
    const answered = async () => {
      const { items } = await readWeek(bench);
      return availableSlots({ ...facts, sheets: items.flatMap(sheetOf) });
    };
    say(`latency: ${RUNS} weeks through the API and by key in turn`);
    const times = { whole: [] as number[], bare: [] as number[] };
    for (let run = 0; run < RUNS + WARM_UP; run += 1) {
      const bare = await timed(() => bareQuery(bench));
      const whole = await timed(answered);
      if (run < WARM_UP) continue;
      times.bare.push(bare);
      times.whole.push(whole);
    }
    const ratio = median(times.whole) / median(times.bare);
    return [{ name: 'availability of a week: whole path to a bare key query, median', value: ratio, unit: 'times' }];
  } finally {
    await bench.cloud.stop();
  }
}
