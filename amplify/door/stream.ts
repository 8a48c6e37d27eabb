import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Row } from '../kernel/row';
import type { CommandDeps } from '../kernel/deps';
import { depsFor } from './answering';
import { errorFacts, loggerFor } from '../kernel/logger';
import { NotSetUp } from '../kernel/not-set-up';

type Image = Readonly<Record<string, AttributeValue>>;

interface StreamRecord {
  readonly eventID?: string;
  readonly dynamodb?: { readonly SequenceNumber?: string; readonly OldImage?: Image; readonly NewImage?: Image };
}

/** A row before and after a change, as the stream delivered it. */
export interface RowChange {
  readonly before: Row | null;
  readonly after: Row | null;
}

/** In a workshop without settings nothing follows from a change: there is no one to write to, and in no one's name. */
export function passesWithoutSettings(error: unknown, log: CommandDeps['log']): boolean {
  if (!(error instanceof NotSetUp)) return false;
  log.warn('not set up: nothing follows from this change');
  return true;
}

/** Works through a batch in order; the first record that fails ends it, and comes again with what follows. */
export const followingRows =
  (apply: (deps: CommandDeps, change: RowChange) => Promise<void>) =>
  async (
    batch: { readonly Records: readonly StreamRecord[] },
    context: { awsRequestId: string },
  ): Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }> => {
    for (const { eventID = '', dynamodb = {} } of batch.Records) {
      const log = loggerFor({ requestId: eventID, awsRequestId: context.awsRequestId });
      const rowOf = (image: Image | undefined) => (image === undefined ? null : unmarshall(image));
      try {
        await apply(depsFor(log), { before: rowOf(dynamodb.OldImage), after: rowOf(dynamodb.NewImage) });
      } catch (error) {
        if (passesWithoutSettings(error, log)) continue;
        log.error('event failed', errorFacts(error));
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
