import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { depsFor } from '../../../door/answering';
import { isRefusedForGood, sendMail } from '../../../gateways/ses';
import { loggerFor } from '../../../kernel/logger';
import { required } from '../../../kernel/tables';
import { readEventConfiguration } from '../../../outgoing/event-configuration';
import { deliverDue, deliverMany } from '../commands/deliver-many';
import type { DeliveryDeps, DeliverySettings } from '../commands/delivery-deps';
import { type DueRow, outboxRowOf } from '../store/outbox';

interface StreamRecord {
  readonly dynamodb?: {
    readonly SequenceNumber?: string;
    readonly NewImage?: Readonly<Record<string, AttributeValue>>;
  };
}

interface Context {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** The time kept for the row in hand, when no further one is begun: longer than SES may take to answer. */
const LAST_MOMENT_MS = 20_000;

const settings = (): DeliverySettings => ({
  ...readEventConfiguration(),
  configurationSet: required('MAIL_CONFIGURATION_SET'),
  mailsPerSecond: Number(required('MAILS_PER_SECOND')),
});

/** Rows from the stream, or whatever is due when the schedule calls. */
export const handler = async (event: { readonly Records?: readonly StreamRecord[] }, context: Context) => {
  const log = loggerFor({ awsRequestId: context.awsRequestId, operation: 'delivery' });
  const deps: DeliveryDeps = {
    ...depsFor(log),
    clock: () => new Date().toISOString(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    send: sendMail,
    isRefusedForGood,
  };
  const hasTime = () => context.getRemainingTimeInMillis() > LAST_MOMENT_MS;
  if (event.Records === undefined) {
    const reports = await deliverDue(deps, settings(), hasTime);
    if (reports.length > 0) log.info('due messages', { reports });
    return undefined;
  }
  const queued = event.Records.flatMap(queuedRowOf);
  const report = await deliverMany(deps, settings(), { rows: queued.map(({ row }) => row), hasTime });
  log.info('new messages', { ...report.outcomes, failed: report.failed.length });
  const failures = queued.filter(({ row }) => report.failed.includes(row.outboxId));
  return { batchItemFailures: failures.map(({ sequence }) => ({ itemIdentifier: sequence })) };
};

/** Every change to a row passes here; only rows to be sent at once are taken. */
function queuedRowOf({ dynamodb }: StreamRecord): { readonly row: DueRow; readonly sequence: string }[] {
  if (dynamodb?.NewImage?.['state']?.S !== 'QUEUED') return [];
  return [{ row: outboxRowOf(unmarshall(dynamodb.NewImage)), sequence: dynamodb.SequenceNumber ?? '' }];
}
