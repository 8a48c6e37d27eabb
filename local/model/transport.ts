import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Random } from '../seed/random';

/** The share of all requests to the tables that meet each fault. Off while the oracle checks. */
export interface Weather {
  throttled: number;
  /** Never reached the tables. */
  dropped: number;
  /** Reached the tables; the answer got lost. */
  unanswered: number;
}

export const CALM: Weather = { throttled: 0, dropped: 0, unanswered: 0 };
export const ROUGH: Weather = { throttled: 0.02, dropped: 0.01, unanswered: 0.02 };

class NetworkError extends Error {
  override readonly name = 'TimeoutError';
}

const throttled = (isTransaction: boolean): Error =>
  isTransaction
    ? new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
      })
    : Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

/** Puts the weather between a client and its tables; returns a function that sets it. */
export function putWeather(client: DynamoDBClient, random: Random): (weather: Weather) => void {
  let weather = CALM;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { throttled: busy, dropped, unanswered } = weather;
      const chance = random.next();
      if (chance < busy) throw throttled(context.commandName === 'TransactWriteItemsCommand');
      if (chance < busy + dropped) throw new NetworkError('no connection');
      const answer = await next(args);
      if (chance < busy + dropped + unanswered) throw new NetworkError('no answer');
      return answer;
    },
    { step: 'initialize', name: 'weather' },
  );
  return (next) => {
    weather = next;
  };
}
