import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { applyRegisterEvent } from '../../commands/apply-register-event';
import { depsFor } from '../../runtime/handle';
import { errorFacts, loggerFor } from '../../runtime/logger';

type Image = Readonly<Record<string, AttributeValue>>;

interface StreamRecord {
  readonly eventID?: string;
  readonly dynamodb?: { readonly SequenceNumber?: string; readonly OldImage?: Image; readonly NewImage?: Image };
}

/** Works through a batch in order; the first record that fails ends it, and comes again with what follows. */
export const handler = async (
  batch: { readonly Records: readonly StreamRecord[] },
  context: { awsRequestId: string },
): Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }> => {
  for (const { eventID = '', dynamodb = {} } of batch.Records) {
    const log = loggerFor({ requestId: eventID, awsRequestId: context.awsRequestId });
    const rowOf = (image: Image | undefined) => (image === undefined ? null : unmarshall(image));
    try {
      await applyRegisterEvent(depsFor(log), { before: rowOf(dynamodb.OldImage), after: rowOf(dynamodb.NewImage) });
    } catch (error) {
      log.error('event failed', errorFacts(error));
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
