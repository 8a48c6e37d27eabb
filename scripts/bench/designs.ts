import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { bookAppointment } from '../../amplify/areas/booking/commands/book-appointment';
import { readAppointmentsOfDay } from '../../amplify/areas/booking/store/appointments';
import { readWeekSheets } from '../../amplify/areas/calendar/store/day-sheets';
import type { ListedVisit } from '../../domain/booking/listed-visit';
import { addDays, datesOfWeek, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { ZONE } from '../../local/acceptance/small-workshop';
import { DURATIONS, RESOURCES, fillWeek, load, openBench, wishOf, type Bench, type Row } from './bench-cloud';
import { median, say, type Measure } from './measure';
import { bookOne } from './operations';
import { checkThenWrite, lockPerCell, lockRowsOfWeek, type SimpleDesign } from './simple-designs';

const CLIENTS = 50;
const STARTS = ['09:00', '09:30', '10:00', '10:30', '11:00'];
const RUNS = 30;

interface Contestant {
  readonly name: 'ours' | 'check, then write' | 'a lock per cell';
  book(minutes: number, date: string, time: string): Promise<boolean>;
  readWeek(): Promise<number>;
}

/** Appointments that share a cell of their bay or technician with another one before them in the list. */
function doubleBookings(appointments: readonly ListedVisit[]): number {
  const overlap = (a: ListedVisit, b: ListedVisit) =>
    (a.bayId === b.bayId || a.technicianId === b.technicianId) && a.startsAt < b.endsAt && b.startsAt < a.endsAt;
  return appointments.filter((one, index) => appointments.slice(0, index).some((other) => overlap(one, other))).length;
}

const ours = (bench: Bench): Contestant => ({
  name: 'ours',
  book: async (minutes, date, time) =>
    (await bookAppointment(bench.deps, { kind: 'VISITOR' }, wishOf(minutes, date, time))).ok,
  readWeek: async () => (await readWeekSheets(bench.deps, bench.fullWeek)).length,
});

const simple = (bench: Bench, name: Contestant['name'], { design, row }: { design: SimpleDesign; row: Row }) => ({
  name,
  book: (minutes: number, date: string, time: string) =>
    design.book({ row, minutes, date, startsAt: toInstant(wallTimeToMs(date, time, ZONE)) }),
  readWeek: () => design.readWeek(bench.fullWeek),
});

/** The same week, full from opening to closing, as each design stores it: here with visits of two hours. */
async function fillWeeks(bench: Bench, row: Row, locks: string): Promise<void> {
  await fillWeek(bench);
  const rows = lockRowsOfWeek(bench.fullWeek);
  await load(bench, locks, { count: rows.length, at: (index) => rows[index] ?? {} });
  const perDay = RESOURCES * 5;
  const dates = datesOfWeek(bench.fullWeek);
  await load(bench, bench.deps.tables.appointment, {
    count: perDay * dates.length,
    at: (index) => ({ ...row, appointmentId: `full-${index}`, visitDate: dates[Math.floor(index / perDay)] }),
  });
}

async function rush(bench: Bench, { book }: Contestant, { date, starts }: { date: string; starts: readonly string[] }) {
  const clients = Array.from({ length: CLIENTS }, (_, client) => book(120, date, starts[client % starts.length] ?? ''));
  const booked = (await Promise.all(clients)).filter(Boolean).length;
  const stored = await readAppointmentsOfDay(bench.deps, date);
  if (stored.length !== booked) throw new Error(`${booked} clients were told yes, ${stored.length} visits are stored`);
  return doubleBookings(stored);
}

/** One design's cost, and whether it keeps clients apart. */
async function measureOne(bench: Bench, contestant: Contestant, place: number): Promise<Measure[]> {
  const { name } = contestant;
  const dateAt = (days: number) => addDays(bench.workshop.visitDate, days + place);
  const one = await rush(bench, contestant, { date: dateAt(1), starts: ['10:00'] });
  const several = await rush(bench, contestant, { date: dateAt(4), starts: STARTS });
  const measures: Measure[] = [
    { name: `${name}: double bookings, 50 clients for one slot`, value: one, unit: 'visits' },
    { name: `${name}: double bookings, 50 clients for five overlapping starts`, value: several, unit: 'visits' },
  ];
  for (const minutes of DURATIONS) {
    bench.takeUsage();
    if (!(await contestant.book(minutes, dateAt(7), '10:00'))) throw new Error(`${name} refused a free time`);
    const { writeUnits, readUnits } = bench.takeUsage();
    measures.push(
      { name: `${name}: booking of ${minutes} min, write units`, value: writeUnits, unit: 'WCU' },
      { name: `${name}: booking of ${minutes} min, read units`, value: readUnits, unit: 'RCU' },
    );
  }
  const found = await contestant.readWeek();
  if (found === 0) throw new Error(`${name} has nothing in the full week`);
  const { readUnits, reads } = bench.takeUsage();
  return [
    ...measures,
    { name: `${name}: availability of a full week, read units`, value: readUnits, unit: 'RCU' },
    { name: `${name}: availability of a full week, round trips`, value: reads, unit: 'requests' },
  ];
}

/** Medians of bookings made in turn, as a ratio to ours. */
async function latencies(bench: Bench, contestants: readonly Contestant[]): Promise<Measure[]> {
  const times = contestants.map((): number[] => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [place, { book }] of contestants.entries()) {
      const date = addDays(bench.workshop.visitDate, 30 + 10 * place + (run % 10));
      const startedAt = performance.now();
      if (!(await book(120, date, '10:00'))) throw new Error('A free time was refused');
      times[place]?.push(performance.now() - startedAt);
    }
  }
  const own = median(times[0] ?? []);
  return contestants.slice(1).map(({ name }, index) => ({
    name: `${name}: time of a booking to ours, median`,
    value: median(times[index + 1] ?? []) / own,
    unit: 'times',
  }));
}

/** Our design beside two simpler ones: the same engine, the same rows, in one run. */
export async function measureDesigns(): Promise<Measure[]> {
  const bench = await openBench();
  try {
    const { value } = await bookOne(bench, 120, addDays(bench.workshop.visitDate, 20));
    const { appointmentId } = value.appointment;
    const table = bench.deps.tables.appointment;
    const { Item: row = {} } = await bench.deps.db.send(new GetCommand({ TableName: table, Key: { appointmentId } }));
    const locks = await lockPerCell(bench);
    await fillWeeks(bench, row, locks.table);
    const contestants = [
      ours(bench),
      simple(bench, 'check, then write', { design: checkThenWrite(bench), row }),
      simple(bench, 'a lock per cell', { design: locks, row }),
    ];
    const measures: Measure[] = [];
    for (const [place, contestant] of contestants.entries()) {
      say(`designs: ${contestant.name}`);
      measures.push(...(await measureOne(bench, contestant, place)));
    }
    return [...measures, ...(await latencies(bench, contestants))];
  } finally {
    await bench.cloud.stop();
  }
}
