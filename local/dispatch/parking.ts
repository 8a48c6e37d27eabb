import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import type { BatchParts, DeadLetter } from './mapping';
import { eventFor } from './mapping';

/** The object, with its key, that Lambda writes into a bucket for records that it gave up. */
export interface Parked {
  readonly key: string;
  readonly body: string;
}

/** Keeps records that a function failed on too many times: as files of a folder, or in memory without one. */
export interface Parking {
  put(parked: Parked): void;
  list(): readonly Parked[];
  remove(key: string): void;
}

/** Reads the folder each time, so another process can remove records while the cloud runs. */
export function openParking(folder?: string): Parking {
  return folder === undefined ? inMemory() : inFolder(folder);
}

function inMemory(): Parking {
  const parked = new Map<string, Parked>();
  return {
    put: (one) => void parked.set(one.key, one),
    list: () => [...parked.values()],
    remove: (key) => void parked.delete(key),
  };
}

function inFolder(folder: string): Parking {
  const fileOf = (key: string) => join(folder, `${encodeURIComponent(key)}.json`);
  const names = () => {
    mkdirSync(folder, { recursive: true });
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  };
  return {
    put: ({ key, body }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${fileOf(key)}.new`, body);
      renameSync(`${fileOf(key)}.new`, fileOf(key));
    },
    list: () =>
      names().map((name) => ({
        key: decodeURIComponent(name.replace(/\.json$/, '')),
        body: readFileSync(join(folder, name), 'utf8'),
      })),
    remove: (key) => rmSync(fileOf(key), { force: true }),
  };
}

/** The object that Lambda would write. A bucket gets the whole event; other destinations only what was lost. */
export function parkedObject({ definition }: Pick<BatchParts, 'definition'>, letter: DeadLetter): Parked {
  const { at, functionName, reason, records } = letter;
  const [first] = records;
  const sequence = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const body = {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${functionName}`,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: definition.retries + 1,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: reason },
    version: '1.0',
    timestamp: at,
    DDBStreamBatchInfo: {
      shardId: 'shard-local',
      startSequenceNumber: sequence.at(0),
      endSequenceNumber: sequence.at(-1),
      batchSize: records.length,
      streamArn: eventFor(records, definition.tableName).Records[0]?.eventSourceARN,
    },
    ...(definition.parksWhole ? { payload: JSON.stringify(eventFor(records, definition.tableName)) } : {}),
  };
  const [day = '', time = ''] = at.split('T');
  const name = `${day}T${time.slice(0, 8).replaceAll(':', '.')}-${first?.eventID ?? randomUUID()}`;
  const key = `aws/lambda/${definition.id}/shard-local/${day.replaceAll('-', '/')}/${name}`;
  return { key, body: JSON.stringify(body) };
}
