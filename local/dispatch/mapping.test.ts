import { describe, expect, it } from 'vitest';
import { deliverBatch } from './mapping';
import type { BatchParts, DeadLetter, MappingDefinition } from './mapping';
import type { StreamRecord } from './streams-client';

const record = (number: number): StreamRecord => ({
  eventID: `event-${number}`,
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(number), Keys: { appointmentId: { S: `appointment-${number}` } } },
});

const BATCH = [record(1), record(2), record(3)];

const DEFINITION: MappingDefinition = {
  ...{ id: 'm', tableName: 't', functionName: 'f', batchSize: 10 },
  ...{ retries: 1, bisects: true, reportsItems: true, parksWhole: true },
};

const numbersOf = (records: readonly StreamRecord[]) => records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

/** Delivers three records to a function with given answers, and returns what became of them. */
async function deliver(answer: (numbers: number[]) => unknown, given: Partial<MappingDefinition> = {}) {
  const calls: number[][] = [];
  const letters: DeadLetter[] = [];
  const dealt: number[] = [];
  const parts: BatchParts = {
    definition: { ...DEFINITION, ...given },
    log: { line: () => undefined, warn: () => undefined },
    invoke: (event) => {
      const numbers = numbersOf((event as { Records: StreamRecord[] }).Records);
      calls.push(numbers);
      return Promise.resolve().then(() => answer(numbers));
    },
    park: (letter) => letters.push(letter),
    isStopping: () => false,
  };
  await deliverBatch(parts, BATCH, ({ dynamodb }) => dealt.push(Number(dynamodb.SequenceNumber)));
  return { calls, dealt, parked: letters.map(({ records }) => numbersOf(records)) };
}

const failing = (...numbers: number[]) => ({
  batchItemFailures: numbers.map((number) => ({ itemIdentifier: String(number) })),
});

describe('records of a stream', () => {
  it('reach the function in one call when nothing fails', async () => {
    expect(await deliver(() => failing())).toEqual({ calls: [[1, 2, 3]], dealt: [3], parked: [] });
  });

  it('are retried from the one that failed, not from the first', async () => {
    let isFirst = true;
    const { calls, dealt, parked } = await deliver(() => {
      const answer = isFirst ? failing(2) : failing();
      isFirst = false;
      return answer;
    });
    expect({ calls, dealt, parked }).toEqual({
      calls: [
        [1, 2, 3],
        [2, 3],
      ],
      dealt: [1, 3],
      parked: [],
    });
  });

  it('continue past one that keeps failing, which is parked', async () => {
    const { dealt, parked } = await deliver((numbers) => failing(...numbers.filter((number) => number === 2)));
    expect({ dealt, parked }).toEqual({ dealt: [1, 2, 3], parked: [[2]] });
  });

  it('are parked one by one when the function throws for all of them', async () => {
    const { dealt, parked } = await deliver(() => Promise.reject(new Error('down')));
    expect({ dealt, parked }).toEqual({ dealt: [1, 2, 3], parked: [[1], [2], [3]] });
  });

  it('are parked together when the mapping does not split batches', async () => {
    const { parked } = await deliver(() => Promise.reject(new Error('down')), { bisects: false, retries: 0 });
    expect(parked).toEqual([[1, 2, 3]]);
  });

  it('all fail when the function names a record that was not in the batch', async () => {
    const { parked } = await deliver(() => failing(9), { retries: 0 });
    expect(parked).toEqual([[1], [2], [3]]);
  });
});

describe('the input of a function', () => {
  const eventIds = async (tableName: string) => {
    const ids: string[] = [];
    const definition = { ...DEFINITION, tableName };
    await deliverBatch(
      {
        ...{ definition, log: { line: () => undefined, warn: () => undefined } },
        invoke: (event) => {
          ids.push(...(event as { Records: StreamRecord[] }).Records.map(({ eventID }) => eventID));
          return Promise.resolve();
        },
        ...{ park: () => undefined, isStopping: () => false },
      },
      BATCH,
      () => undefined,
    );
    return ids;
  };

  it('has an id for each event that is unique across tables and the same at every delivery', async () => {
    const ids = [...(await eventIds('one')), ...(await eventIds('other'))];
    expect(new Set(ids).size).toBe(6);
    expect(await eventIds('one')).toEqual(ids.slice(0, 3));
  });
});
