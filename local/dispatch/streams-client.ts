import { REGION } from '../synth/physical';

export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly Keys?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly NewImage?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly [member: string]: unknown;
  };
  readonly [member: string]: unknown;
}

interface Shard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

export interface StreamsClient {
  /** The table's stream, if it has one. */
  streamOf(tableName: string): Promise<string | undefined>;
  /** Parents before their children. */
  shardsOf(streamArn: string): Promise<readonly Shard[]>;
  /** An iterator after that sequence number, or from the oldest record kept. */
  iteratorAt(shard: { streamArn: string; shardId: string; after?: string }): Promise<string>;
  records(
    iterator: string,
    limit: number,
  ): Promise<{ readonly records: readonly StreamRecord[]; readonly next?: string }>;
}

const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=local/20200101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

/** DynamoDB Streams in its own JSON, which is already the shape of a function's input. */
export function streamsClient(endpoint: string): StreamsClient {
  async function call<T>(target: string, body: object): Promise<T> {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        'x-amz-date': '20200101T000000Z',
        authorization: AUTHORIZATION,
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as T & { __type?: string; message?: string; Message?: string };
    if (response.ok) return answer;
    const name = answer.__type?.split('#').at(-1) ?? 'UnknownError';
    throw Object.assign(new Error(answer.message ?? answer.Message ?? name), { name });
  }
  const streams = <T>(operation: string, body: object) => call<T>(`DynamoDBStreams_20120810.${operation}`, body);

  return {
    streamOf: async (tableName) => {
      const { Table } = await call<{ Table: { LatestStreamArn?: string } }>('DynamoDB_20120810.DescribeTable', {
        TableName: tableName,
      });
      return Table.LatestStreamArn;
    },
    shardsOf: async (StreamArn) => {
      const { StreamDescription } = await streams<{ StreamDescription: { Shards: Shard[] } }>('DescribeStream', {
        StreamArn,
      });
      return StreamDescription.Shards;
    },
    iteratorAt: async ({ streamArn, shardId, after }) => {
      const from = after
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
        : { ShardIteratorType: 'TRIM_HORIZON' };
      const body = { StreamArn: streamArn, ShardId: shardId, ...from };
      return (await streams<{ ShardIterator: string }>('GetShardIterator', body)).ShardIterator;
    },
    records: async (ShardIterator, Limit) => {
      const { Records, NextShardIterator } = await streams<{ Records: StreamRecord[]; NextShardIterator?: string }>(
        'GetRecords',
        {
          ShardIterator,
          Limit,
        },
      );
      return { records: Records, ...(NextShardIterator ? { next: NextShardIterator } : {}) };
    },
  };
}
