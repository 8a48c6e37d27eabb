import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type AppointmentEvent, applyAppointmentEvent } from '../commands/apply-appointment-event';
import { depsFor } from '../../../door/answering';
import { passesWithoutSettings } from '../../../door/stream';
import { errorFacts, loggerFor } from '../../../kernel/logger';
import { requiredSecret } from '../../../kernel/secrets';
import { appointmentOf } from '../store/appointments';

type Image = Readonly<Record<string, AttributeValue>>;

interface StreamRecord {
  readonly eventID?: string;
  readonly dynamodb?: { readonly SequenceNumber?: string; readonly OldImage?: Image; readonly NewImage?: Image };
}

interface StreamAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

function eventOf(record: StreamRecord): AppointmentEvent | null {
  const { NewImage, OldImage } = record.dynamodb ?? {};
  if (NewImage === undefined || record.eventID === undefined) return null;
  const rowOf = (image: Image) => appointmentOf(unmarshall(image));
  return { eventId: record.eventID, before: OldImage ? rowOf(OldImage) : null, after: rowOf(NewImage) };
}

/**
 * Works through a batch of changes in order. The first record that fails is reported and ends the batch: the stream
 * delivers it and what follows again, so that nobody hears of changes in the wrong order.
 */
export const handler = async (
  batch: { readonly Records: readonly StreamRecord[] },
  context: { awsRequestId: string },
): Promise<StreamAnswer> => {
  const configuration = { manageLinkSecret: requiredSecret('MANAGE_LINK_SECRET') };
  for (const record of batch.Records) {
    const event = eventOf(record);
    if (event === null) continue;
    const requestId = event.after.lastRequestId ?? event.after.appointmentId;
    const log = loggerFor({ requestId, awsRequestId: context.awsRequestId, event: event.eventId });
    try {
      await applyAppointmentEvent(depsFor(log), configuration, event);
      log.info('event applied', { status: event.after.status, version: event.after.version });
    } catch (error) {
      if (passesWithoutSettings(error, log)) continue;
      log.error('event failed', errorFacts(error));
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
