import { localDateOf } from '../../../../domain/shared/time';
import { readEventConfiguration } from '../../../outgoing/event-configuration';
import { offerFreedTime } from '../commands/offer-freed-time';
import { sendReminders } from '../commands/send-reminders';
import { depsFor } from '../../../door/answering';
import { loggerFor } from '../../../kernel/logger';
import { readSettings } from '../../shop/store/shop';
import { readWaitingList } from '../store/waiting-list';

/** Sends what the clock makes due: reminders, and offers to those who wait for a day. */
export const handler = async (_event: unknown, context: { awsRequestId: string }): Promise<void> => {
  const log = loggerFor({ requestId: context.awsRequestId, operation: 'reminders' });
  const deps = depsFor(log);
  const configuration = readEventConfiguration();
  const sent = await sendReminders(deps, configuration);
  const { timeZone } = await readSettings(deps);
  const open = await readWaitingList(deps, { from: localDateOf(deps.now, timeZone) });
  const dates = open.flatMap(({ status, visitDate }) =>
    status === 'WAITING' || status === 'OFFERED' ? [visitDate] : [],
  );
  for (const date of new Set(dates)) await offerFreedTime(deps, configuration.manageLinkSecret, date);
  log.info('reminders', { sent, waitedFor: new Set(dates).size });
};
