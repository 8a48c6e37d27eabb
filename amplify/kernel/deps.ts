import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../domain/shared/time';
import type { Tables } from './tables';
import type { Logger } from './logger';
import type { Once } from './once';

/**
 * A command's needs from outside: storage, the clock, new ids and randomness. Tests and the demo seed pass their own.
 */
export interface CommandDeps {
  readonly db: DynamoDBDocumentClient;
  readonly tables: Tables;
  readonly now: Instant;
  newId(): string;
  /** From 0 up to 1; spreads retries. */
  random(): number;
  readonly log: Logger;
  /** The mark of the request being carried out, if it has one: tasks, sweeps and the seed have none. */
  readonly once?: Once;
}
