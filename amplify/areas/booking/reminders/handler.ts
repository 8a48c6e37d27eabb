import { localDateOf } from '../../../../domain/shared/time';
import { offerFreedTime } from '../commands/offer-freed-time';
import { sendReminders } from '../commands/send-reminders';
import { depsFor } from '../../../door/answering';
import { loggerFor } from '../../../kernel/logger';
import { readSettingsIfAny } from '../../shop/facts';
import { readWaitingList } from '../store/waiting-list';

/** Puts what is due into the outbox: reminders, and offers to customers waiting for a day. */
export const handler = async (_event: unknown, context: { awsRequestId: string }): Promise<void> => {
  const log = loggerFor({ requestId: context.awsRequestId, operation: 'reminders' });
  const deps = depsFor(log);
  const settings = await readSettingsIfAny(deps);
  if (settings === null) return log.info('not set up: no one to remind');
  const queued = await sendReminders(deps);
  const open = await readWaitingList(deps, { from: localDateOf(deps.now, settings.timeZone) });
  const dates = open.flatMap(({ status, visitDate }) =>
    status === 'WAITING' || status === 'OFFERED' ? [visitDate] : [],
  );
  for (const date of new Set(dates)) await offerFreedTime(deps, date);
  log.info('reminders', { queued, waitedFor: new Set(dates).size });
};
