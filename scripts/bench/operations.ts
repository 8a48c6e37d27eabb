import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { bookAppointment } from '../../amplify/areas/booking/commands/book-appointment';
import { changeAppointment } from '../../amplify/areas/booking/commands/change-appointment';
import { rescheduleAppointment } from '../../amplify/areas/booking/commands/reschedule-appointment';
import { appointmentsByVisitDate } from '../../amplify/areas/booking/operations';
import type { Actor } from '../../domain/access/permissions';
import type { Result } from '../../domain/shared/result';
import { addDays, datesOfWeek, toInstant, toMs, wallTimeToMs } from '../../domain/shared/time';
import { ZONE } from '../../local/acceptance/small-workshop';
import { DURATIONS, RESOURCES, load, wishOf, type Bench, type Row, type Usage } from './bench-cloud';
import type { Measure } from './measure';

const WEEK_QUERY = `query Week($week: String!) {
  listDaySheets(week: $week, limit: 100) { items { week dayResource busy holds } nextToken } }`;
const DAY_QUERY = `query Day($visitDate: String!, $nextToken: String) {
  appointmentsByVisitDate(visitDate: $visitDate, limit: 100, nextToken: $nextToken) { items { ${appointmentsByVisitDate.shows.selection} } nextToken }
}`;

const VISITOR: Actor = { kind: 'VISITOR' };
const SYSTEM: Actor = { kind: 'SYSTEM' };
const CALENDAR_APPOINTMENTS = 50;
/** A day that no other measurement touches. */
const calendarDay = ({ workshop }: Bench): string => addDays(workshop.visitDate, 40);

/** A week's sheets as the page reads them. */
export async function readWeek({ cloud, fullWeek }: Bench): Promise<{ units: number; trips: number; items: Row[] }> {
  const { result, calls } = await cloud.metered(() => cloud.graphql(WEEK_QUERY, { week: fullWeek }, { apiKey: true }));
  const page = result.body.data?.['listDaySheets'] as { items: Row[]; nextToken: string | null } | undefined;
  if (page?.items.length !== RESOURCES * 2 * 7 || page.nextToken !== null) {
    throw new Error(`Not a whole week in one answer: ${JSON.stringify(result.body).slice(0, 300)}`);
  }
  return { units: calls.reduce((sum, call) => sum + call.units, 0), trips: calls.length, items: page.items };
}

async function used<T>(bench: Bench, work: () => Promise<Result<T>>): Promise<{ usage: Usage; value: T }> {
  bench.takeUsage();
  const answer = await work();
  if (!answer.ok) throw new Error(`The bench was refused: ${answer.problem.code} ${JSON.stringify(answer.problem)}`);
  return { usage: bench.takeUsage(), value: answer.value };
}

/** Books as a guest, and returns the cost. */
export const bookOne = (bench: Bench, minutes: number, date: string) =>
  used(bench, () => bookAppointment(bench.deps, VISITOR, wishOf(minutes, date, '10:00')));

/** A true appointment as it is stored, of a visit that was cancelled since. */
export async function storedRow(bench: Bench): Promise<Row> {
  const { value } = await bookOne(bench, 120, bench.workshop.visitDate);
  const { appointmentId } = value.appointment;
  await changeAppointment(bench.deps, SYSTEM, cancelOf(appointmentId));
  return rowOf(bench, appointmentId);
}

/** Copies of a true appointment, spread over past and coming days. */
export async function fillAppointments(bench: Bench, from: number, to: number): Promise<void> {
  const Item = await storedRow(bench);
  await load(bench, bench.deps.tables.appointment, {
    count: to - from,
    at: (index) => ({
      ...Item,
      appointmentId: randomUUID(),
      customerId: `guest-${randomUUID()}`,
      visitDate: addDays(bench.workshop.visitDate, (index % 400) - 380),
    }),
  });
}

async function rowOf({ deps }: Bench, appointmentId: string): Promise<Row> {
  const { Item } = await deps.db.send(new GetCommand({ TableName: deps.tables.appointment, Key: { appointmentId } }));
  if (!Item) throw new Error('The bench appointment is not stored');
  return Item;
}

/** Fifty appointments, as bookings store them, on the day that the calendar will read. */
export async function fillCalendarDay(bench: Bench): Promise<void> {
  const { value } = await bookOne(bench, 120, calendarDay(bench));
  const Item = await rowOf(bench, value.appointment.appointmentId);
  const opensAt = wallTimeToMs(calendarDay(bench), '07:30', ZONE);
  await load(bench, bench.deps.tables.appointment, {
    count: CALENDAR_APPOINTMENTS - 1,
    at: (index) => ({
      ...Item,
      appointmentId: randomUUID(),
      customerId: `guest-${randomUUID()}`,
      startsAt: toInstant(opensAt + index * 600_000),
    }),
  });
}

/** The list itself, and all that its answer took: the reader's own row is read first. */
async function readCalendar(bench: Bench): Promise<{ readonly list: number; readonly all: number }> {
  const { cloud, workshop } = bench;
  const read = () => cloud.graphql(DAY_QUERY, { visitDate: calendarDay(bench), nextToken: null }, workshop.admin);
  const { result, calls } = await cloud.metered(read);
  const page = result.body.data?.['appointmentsByVisitDate'] as { items: unknown[] } | undefined;
  if (page?.items.length !== CALENDAR_APPOINTMENTS) {
    throw new Error(`Not the calendar's day: ${JSON.stringify(result.body).slice(0, 300)}`);
  }
  const units = (of: typeof calls) => of.reduce((sum, call) => sum + call.units, 0);
  return { list: units(calls.filter(({ operation }) => operation === 'Query')), all: units(calls) };
}

/** A guest asks for a time of the booked-out week: nothing is left of the day. */
async function refusedBooking(bench: Bench): Promise<Usage> {
  const [monday = ''] = datesOfWeek(bench.fullWeek);
  bench.takeUsage();
  const answer = await bookAppointment(bench.deps, VISITOR, wishOf(120, monday, '10:00'));
  if (answer.ok || answer.problem.code !== 'SLOT_TAKEN') throw new Error('The full week took a booking');
  const { alternatives } = answer.problem.facts as { alternatives: string[] };
  if (alternatives.length !== 3) throw new Error('The refusal names no three alternatives');
  return bench.takeUsage();
}

const cancelOf = (appointmentId: string) => ({
  requestId: randomUUID(),
  appointmentId,
  action: 'CANCEL' as const,
  version: null,
  reason: '',
});

const moveOf = (appointmentId: string, startsAt: string) => ({
  requestId: randomUUID(),
  appointmentId,
  startsAt,
  version: null,
  durationMinutes: null,
  bayId: null,
  technicianId: null,
  confirm: false,
  overrideReason: '',
  reason: '',
  holder: null,
});

/** Books one visit of each length, moves the longest within its day, and cancels all three. */
async function changesOf(bench: Bench, label: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  const date = addDays(bench.workshop.visitDate, 1);
  const ids: string[] = [];
  for (const minutes of DURATIONS) {
    const { usage, value } = await bookOne(bench, minutes, date);
    ids.push(value.appointment.appointmentId);
    measures.push({ name: `booking of ${minutes} min ${label}: write units`, value: usage.writeUnits, unit: 'WCU' });
  }
  const [, middle = '', longest = ''] = ids;
  const within = toInstant(wallTimeToMs(date, '10:30', ZONE));
  const across = toInstant(toMs(within) + 86_400_000);
  const near = await used(bench, () => rescheduleAppointment(bench.deps, SYSTEM, moveOf(longest, within)));
  const far = await used(bench, () => rescheduleAppointment(bench.deps, SYSTEM, moveOf(middle, across)));
  measures.push(
    { name: `rescheduling within a day ${label}: write units`, value: near.usage.writeUnits, unit: 'WCU' },
    { name: `rescheduling to another day ${label}: write units`, value: far.usage.writeUnits, unit: 'WCU' },
  );
  for (const id of ids) {
    const { usage } = await used(bench, () => changeAppointment(bench.deps, SYSTEM, cancelOf(id)));
    if (id === longest)
      measures.push({ name: `cancelling ${label}: write units`, value: usage.writeUnits, unit: 'WCU' });
  }
  return measures;
}

/** Every line of the cost table, with as many appointments stored as the label says. */
export async function measureOperations(bench: Bench, label: string): Promise<Measure[]> {
  const { units, trips } = await readWeek(bench);
  const changes = await changesOf(bench, label);
  const refused = await refusedBooking(bench);
  const calendar = await readCalendar(bench);
  return [
    { name: `availability of a week ${label}: read units`, value: units, unit: 'RCU' },
    { name: `availability of a week ${label}: round trips`, value: trips, unit: 'requests' },
    ...changes,
    { name: `refused booking ${label}: write units`, value: refused.writeUnits, unit: 'WCU' },
    { name: `refused booking ${label}: read units`, value: refused.readUnits, unit: 'RCU' },
    { name: `refused booking ${label}: reads`, value: refused.reads, unit: 'requests' },
    { name: `list of a day of 50 appointments ${label}: read units`, value: calendar.list, unit: 'RCU' },
    { name: `staff calendar, a day of 50 appointments ${label}: read units`, value: calendar.all, unit: 'RCU' },
  ];
}
