import { depsFor } from '../../../door/answering';
import { loggerFor } from '../../../kernel/logger';
import { addressKeyOf, requiredSecret } from '../../../kernel/secrets';
import { applyMailReport } from '../commands/apply-mail-report';
import { mailReportOf } from '../commands/mail-report';

/** An event of SES on the bus. A failed one is delivered again, and finally parked. */
export const handler = async (
  event: { readonly id?: string; readonly detail: unknown },
  context: { awsRequestId: string },
): Promise<void> => {
  const log = loggerFor({ requestId: event.id, awsRequestId: context.awsRequestId, operation: 'mail-events' });
  const report = mailReportOf(event.detail);
  if (report === null) return;
  const addressKey = addressKeyOf(requiredSecret('MANAGE_LINK_SECRET'));
  await applyMailReport(depsFor(log), { addressKey }, report);
  log.info('mail reported', { outboxId: report.outboxId, event: report.event, cause: report.cause });
};
