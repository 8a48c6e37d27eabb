import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/shared/time';
import { anAppointment } from '../../../domain/testing/builders';
import { type CommandBench, openCommandBench } from '../../../local/testing/command-bench';
import { localWriters } from '../../../local/testing/deliver';
import { type PowerCut, PowerIsOut, endingAt } from '../../../local/testing/failing-calls';
import type { LiveEffect, RowChange } from '../../kernel/effects/effect';
import type { Row } from '../../kernel/row';
import { applyChange } from './apply-change';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

/** Carries out a change until the power goes; returns how many calls it made, and what open pages heard. */
async function carryOut(change: RowChange, cut: PowerCut | null = null) {
  const news: LiveEffect[] = [];
  const { deps, calls, call } = endingAt(bench.deps(), cut);
  const writers = localWriters(deps, news);
  try {
    await applyChange(deps, change, { ...writers, LIVE: (effects, about) => call(() => writers.LIVE(effects, about)) });
  } catch (error) {
    const reasons = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
    if (!reasons.every((reason) => reason instanceof PowerIsOut)) throw error;
  }
  return { calls: calls(), news };
}

let number = 0;
/** A guest and their visit, on its own day: booked, cancelled, entered in the register, and renamed there. */
async function aHistory() {
  const [id, day] = [`n${String(number).padStart(4, '0')}`, addDays('2027-01-01', number)];
  number += 1;
  const visit = {
    ...anAppointment({ appointmentId: `visit-${id}`, customerId: `guest-${id}`, visitDate: day }),
    ...{ contactName: `Guest ${id}`, contactEmail: `${id}@example.com`, liveChannel: `channel-${id}` },
    ...{ lastRequestId: `book-${id}`, lastAction: 'BOOK', lastActorKind: 'VISITOR', __typename: 'Appointment' },
  };
  const cancelled = { ...visit, status: 'CANCELLED', version: 2, lastRequestId: `cancel-${id}`, lastAction: 'CANCEL' };
  await bench.running.db.send(new PutCommand({ TableName: bench.running.tables.appointment, Item: cancelled }));
  const made = { createdAt: visit.createdAt, updatedAt: visit.updatedAt, __typename: 'Customer' };
  const customer = { ...made, customerId: `guest-${id}`, name: `Guest ${id}`, version: 1 };
  const renamed = { ...customer, name: `Other ${id}`, version: 2 };
  const event = (name: string, before: Row | null, after: Row): RowChange => ({
    ...{ model: String(after['__typename']), eventId: `${name}-${id}`, before, after },
  });
  return {
    events: [
      event('booked', null, visit),
      event('cancelled', visit, cancelled),
      event('entered', null, customer),
      event('renamed', customer, renamed),
    ],
    traces: () => tracesOf(id, day),
  };
}

/** The same text for the same value, whatever the order of its parts. */
function told(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(told).join()}]`;
  const entries = Object.entries(value).sort(([one], [other]) => one.localeCompare(other));
  return `{${entries.map(([name, part]) => `${name}:${told(part)}`).join()}}`;
}

const WRITTEN = ['outbox', 'notice', 'auditEntry', 'searchTerm', 'contribution', 'customer', 'vehicle'] as const;

/** What one history leaves stored, without what sets it apart from others; and whether its day waits to be folded. */
async function tracesOf(id: string, day: string): Promise<string[]> {
  const { db, tables } = bench.running;
  const found: string[] = [];
  for (const name of WRITTEN) {
    let ExclusiveStartKey: Row | undefined;
    do {
      const page = await db.send(new ScanCommand({ TableName: tables[name], ConsistentRead: true, ExclusiveStartKey }));
      found.push(...(page.Items ?? []).map((row) => `${name} ${told(row)}`).filter((text) => text.includes(id)));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  const Key = { figure: 'DIRTY', period: 'WORKED' };
  const { Item = {} } = await db.send(new GetCommand({ TableName: tables.figure, Key, ConsistentRead: true }));
  const rows = found.map((text) =>
    text
      .replaceAll(id, 'ID')
      .replaceAll(day, 'DAY')
      .replace(/(shows|outboxId|noticeId|dueShard):[^,}]+/g, '$1:x'),
  );
  return [...rows.sort(), `dirty ${String(day in Item)}`];
}

describe('the effects of changes to a visit and a customer', () => {
  let expected: string[];
  let calls: number[];
  beforeAll(async () => {
    const { events, traces } = await aHistory();
    calls = [];
    for (const event of events) calls.push((await carryOut(event)).calls);
    expected = await traces();
  });

  it('are each written once', () => {
    const counts = Object.fromEntries(
      [...WRITTEN, 'dirty'].map((name) => [name, expected.filter((row) => row.startsWith(`${name} `)).length]),
    );
    // The two search terms of the new name, and the list of them.
    const searchTerm = 3;
    expect(counts).toEqual({
      // Each time, an email to the customer and one to the workshop.
      ...{ outbox: 4, notice: 2, auditEntry: 2, contribution: 1, customer: 1, vehicle: 1, dirty: 1 },
      searchTerm,
    });
    expect(expected.at(-1)).toBe('dirty true');
  });

  it.each([
    ['three times each', [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]],
    ['in the opposite order', [3, 2, 1, 0]],
    ['late and doubled', [1, 3, 0, 1, 2, 3, 0, 2]],
  ])('are the same when changes are delivered %s', async (_title, order) => {
    const { events, traces } = await aHistory();
    for (const index of order) await carryOut(events[index] as RowChange);
    expect(await traces()).toEqual(expected);
  });

  it('are the same when changes are delivered at once, twice', async () => {
    const { events, traces } = await aHistory();
    await Promise.all([...events, ...events].map((event) => carryOut(event)));
    expect(await traces()).toEqual(expected);
  });

  it('are the same wherever the power went, before a call or after it, once the change is delivered again', async () => {
    expect(calls.every((made) => made > 1)).toBe(true);
    const cuts = calls.flatMap((made, index) =>
      Array.from({ length: made }, (_, call) => call + 1).flatMap((call) =>
        (['BEFORE', 'AFTER'] as const).map((when) => ({ index, call, when })),
      ),
    );
    for (const { index, call, when } of cuts) {
      const { events, traces } = await aHistory();
      const heard: LiveEffect[] = [];
      for (const [position, event] of events.entries()) {
        if (position === index) await carryOut(event, { call, when });
        heard.push(...(await carryOut(event)).news);
      }
      expect([index, call, when, await traces()]).toEqual([index, call, when, expected]);
      expect(
        new Set(heard.map(({ audience, topic, version }) => `${audience.split('-')[0]} ${topic} ${version}`)),
      ).toEqual(
        new Set([
          ...['staff:calendar APPOINTMENT 1', 'staff:calendar APPOINTMENT 2', 'staff:notices NOTICE 1'],
          ...['link:channel APPOINTMENT 1', 'link:channel APPOINTMENT 2'],
          ...['staff:customers CUSTOMER 1', 'staff:customers CUSTOMER 2'],
        ]),
      );
    }
  }, 240_000);
});

it('a change to a table without a rule is an error, so that it is parked and seen', async () => {
  const change = { model: 'DaySheet', eventId: 'e', before: null, after: { __typename: 'DaySheet' } };
  await expect(carryOut(change)).rejects.toThrow('no rule for changes of DaySheet');
});
