import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Row, textOf } from '../row';
import type { RowChange } from './effect';

type Image = Readonly<Record<string, AttributeValue>>;

/** One change as a table's stream delivers it. */
export interface StreamRecord {
  readonly eventID?: string;
  readonly dynamodb?: { readonly SequenceNumber?: string; readonly OldImage?: Image; readonly NewImage?: Image };
}

const rowOf = (image: Image | undefined): Row | null => (image === undefined ? null : unmarshall(image));

/** The row before and after the change. */
export const imagesOf = ({ dynamodb = {} }: StreamRecord): Pick<RowChange, 'before' | 'after'> => ({
  before: rowOf(dynamodb.OldImage),
  after: rowOf(dynamodb.NewImage),
});

/** Fields that say what happened to which record, and hold nothing that people typed about themselves. */
const STRUCTURE =
  /^(__typename|version|status|channel|cells|kind|resourceKind|date|week|visitDate|serviceName|planName|priceCents|offeredPriceCents|liveChannel|linkGeneration|quietBy|lastAction|lastActorKind|roles|active)$|(Id|At|Until|Into)$/;

const bare = (image: Image): Image =>
  Object.fromEntries(Object.entries(image).filter(([field]) => STRUCTURE.test(field)));

/** The same change without a person's words and numbers: a forgotten person is in none of its rows. */
export function bareRecordOf({ dynamodb = {}, ...record }: StreamRecord): StreamRecord {
  const { OldImage, NewImage } = dynamodb;
  const images = { ...(OldImage && { OldImage: bare(OldImage) }), ...(NewImage && { NewImage: bare(NewImage) }) };
  return { ...record, dynamodb: { ...dynamodb, ...images } };
}

/** The change in a record. Throws if it does not say which event it is, or of which model. */
export function changeOf(record: StreamRecord): RowChange {
  const { eventID = '' } = record;
  const { before, after } = imagesOf(record);
  const model = textOf(after ?? before ?? {}, '__typename');
  if (eventID === '' || model === '') throw new Error('a stream record without its event or its model');
  return { model, eventId: eventID, before, after };
}

/** The request that made a change: joins its log lines. */
export function requestIdOf(record: StreamRecord): string {
  const { before, after } = imagesOf(record);
  return textOf(after ?? before ?? {}, 'lastRequestId') || (record.eventID ?? '');
}
