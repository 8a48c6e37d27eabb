import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningTables, startTables } from '../../local/testing/tables';
import type { CommandDeps } from '../kernel/deps';
import type { RowChange } from '../kernel/effects/effect';
import { type ParkedRecord, forgetParked, readParked, unpark } from '../kernel/effects/parked';
import type { StreamRecord } from '../kernel/effects/stream-record';
import { following } from './stream';

const NOW = '2026-11-24T00:00:00.000Z';
const LATER = '2026-11-24T00:10:00.000Z';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let running: RunningTables;
let db: CommandDeps['db'];
beforeAll(async () => {
  running = await startTables();
});
beforeEach(async () => {
  db = running.db;
  for (const parked of await allParked()) await unpark(deps(), parked);
});
afterAll(() => running.stop());

const deps = (now = NOW): CommandDeps => ({
  ...{ db, tables: running.tables, now, newId: () => 'id', random: () => 0, log: silent },
});

async function allParked(): Promise<ParkedRecord[]> {
  const found: ParkedRecord[] = [];
  for await (const parked of readParked({ db: running.db, tables: running.tables })) found.push(parked);
  return found;
}

const record = (number: number, row: object = {}): StreamRecord => ({
  eventID: `event-${String(number)}`,
  dynamodb: {
    SequenceNumber: String(number),
    OldImage: marshall({ __typename: 'Customer', customerId: `c-${String(number)}`, name: 'Before' }),
    NewImage: marshall({
      ...{ __typename: 'Customer', customerId: `c-${String(number)}`, name: 'A '.repeat(3000), tags: new Set(['x']) },
      ...row,
    }),
  },
});

const failed: string[] = [];
/** Follows a batch with a rule that fails for some events; returns which were applied and what was given back. */
async function follow(records: readonly StreamRecord[], context: object = {}) {
  const applied: string[] = [];
  const handler = following(
    (_deps, { eventId }) => {
      if (failed.includes(eventId)) return Promise.reject(new Error(`${eventId} is bad`));
      applied.push(eventId);
      return Promise.resolve();
    },
    () => deps(),
  );
  const answer = await handler({ Records: records }, { awsRequestId: 'aws', ...context });
  return { applied: applied.sort(), answer };
}
async function redrive(which: 'DUE' | 'ALL', now = NOW, apply = (_change: RowChange) => Promise.resolve()) {
  const handler = following(
    (_deps, change) => apply(change),
    () => deps(now),
  );
  return handler({ redrive: which }, { awsRequestId: 'aws' });
}

beforeEach(() => {
  failed.length = 0;
});

describe('a batch of changes', () => {
  it('goes on past a failed one, which is parked at once with its whole content', async () => {
    failed.push('event-2');
    const batch = [record(1), record(2), record(3)];
    const { applied, answer } = await follow(batch);
    expect({ applied, answer }).toEqual({ applied: ['event-1', 'event-3'], answer: { batchItemFailures: [] } });
    expect(await allParked()).toEqual([
      {
        ...{ parkedId: 'event-2', record: batch[1], reason: 'event-2 is bad', tries: 0 },
        dueAt: '2026-11-24T00:01:00.000Z',
      },
    ]);
  });

  it('gives back to the stream only what could not be parked either', async () => {
    failed.push('event-2');
    db = { send: () => Promise.reject(new Error('the database is away')) } as never;
    const { applied, answer } = await follow([record(1), record(2), record(3)]);
    expect({ applied, answer }).toEqual({
      applied: ['event-1', 'event-3'],
      answer: { batchItemFailures: [{ itemIdentifier: '2' }] },
    });
  });

  it('gives back what there is no time for, without beginning it', async () => {
    const { applied, answer } = await follow([record(1), record(2)], { getRemainingTimeInMillis: () => 4_000 });
    expect(applied).toEqual([]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }] });
  });

  it('parks a record that is not a known change, so that it holds up nothing', async () => {
    const strange = { eventID: 'event-9', dynamodb: { SequenceNumber: '9', NewImage: marshall({ pk: 'x' }) as never } };
    const { answer } = await follow([strange]);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await allParked()).toMatchObject([{ parkedId: 'event-9', record: strange }]);
  });
});

describe('a parked change', () => {
  beforeEach(async () => {
    failed.push('event-2');
    await follow([record(2)]);
  });

  it('is tried again when its time has come, exactly as the stream delivered it', async () => {
    const seen: RowChange[] = [];
    const apply = (change: RowChange) => Promise.resolve(void seen.push(change));
    expect(await redrive('DUE', NOW, apply)).toEqual({ done: 0, failed: 0 });
    expect(await redrive('DUE', LATER, apply)).toEqual({ done: 1, failed: 0 });
    expect(seen).toEqual([
      {
        ...{ model: 'Customer', eventId: 'event-2' },
        before: { __typename: 'Customer', customerId: 'c-2', name: 'Before' },
        after: { __typename: 'Customer', customerId: 'c-2', name: 'A '.repeat(3000), tags: new Set(['x']) },
      },
    ]);
    expect(await allParked()).toEqual([]);
    expect(await redrive('ALL', LATER, apply)).toEqual({ done: 0, failed: 0 });
  });

  it('that fails again waits twice as long each time, and is finally left to people', async () => {
    const fail = () => Promise.reject(new Error('still bad'));
    const dueAfter: (string | null)[] = [];
    for (let tries = 1; tries <= 16; tries += 1) {
      expect(await redrive('ALL', NOW, fail)).toEqual({ done: 0, failed: 1 });
      dueAfter.push((await allParked())[0]?.dueAt ?? null);
    }
    expect(dueAfter.slice(0, 3)).toEqual([2, 4, 8].map((minutes) => `2026-11-24T00:0${String(minutes)}:00.000Z`));
    expect(dueAfter.slice(-2)).toEqual(['2026-11-24T06:00:00.000Z', null]);
    expect(await redrive('DUE', '2027-01-01T00:00:00.000Z', fail)).toEqual({ done: 0, failed: 0 });
    expect(await allParked()).toMatchObject([{ tries: 16, reason: 'still bad', record: record(2) }]);
    expect(await redrive('ALL')).toEqual({ done: 1, failed: 0 });
  });

  it('goes with the customer it is about', async () => {
    failed.push('event-3');
    await follow([record(3)]);
    await forgetParked(deps(), { as: 'customerId', ids: ['c-2', 'c-9'] });
    expect((await allParked()).map(({ parkedId }) => parkedId)).toEqual(['event-3']);
  });

  it('stays when its customer only leaves as a colleague', async () => {
    await forgetParked(deps(), { as: 'staffId', ids: ['c-2'] });
    expect((await allParked()).map(({ parkedId }) => parkedId)).toEqual(['event-2']);
  });

  it('about a forgotten person holds nothing of them, and is still tried again', async () => {
    failed.push('event-4', 'event-5');
    await forgetParked(deps(), { as: 'customerId', ids: ['c-4'] });
    const written = { email: 'ada@example.com', note: 'Ada', vehicleYear: 1999, tags: new Set(['Ada']), version: 3 };
    await follow([record(4, { ...written, deletedAt: NOW }), record(5, written)]);
    const [, gone, here] = await allParked();
    expect(here).toMatchObject({ record: record(5, written), reason: 'event-5 is bad' });
    expect(gone).toMatchObject({ parkedId: 'event-4', dueAt: '2026-11-24T00:01:00.000Z' });
    const seen: RowChange[] = [];
    await redrive('ALL', NOW, (change) => Promise.resolve(void seen.push(change)));
    expect(seen.find(({ eventId }) => eventId === 'event-4')).toEqual({
      ...{ model: 'Customer', eventId: 'event-4' },
      before: { __typename: 'Customer', customerId: 'c-4' },
      after: { __typename: 'Customer', customerId: 'c-4', version: 3, deletedAt: NOW },
    });
  });

  it('expires after sixty days, and the forgotten person is known for a week longer', async () => {
    await forgetParked(deps(), { as: 'customerId', ids: ['c-6'] });
    const { Items = [] } = await db.send(new ScanCommand({ TableName: running.tables.parked, ConsistentRead: true }));
    const days = Items.map(({ parkedId, expiresAt }) => [
      String(parkedId),
      (Number(expiresAt) - Date.parse(NOW) / 1000) / 86_400,
    ]);
    expect(days).toContainEqual(['event-2', 60]);
    expect(days).toContainEqual(['customerId#c-6', 67]);
  });
});
