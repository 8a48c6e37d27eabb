import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Cloud } from '../cloud';
import { tablesOf } from '../synth/tables';

/** What a command needs to run on a running cloud's tables, for records that a test writes before the first call. */
export const commandDepsOn = ({ tables }: Cloud, client: DynamoDBClient): CommandDeps => ({
  db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  tables: tablesOf(tables),
  now: new Date().toISOString(),
  newId: randomUUID,
  random: Math.random,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});
