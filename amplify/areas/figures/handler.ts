import { depsFor } from '../../door/answering';
import { loggerFor } from '../../kernel/logger';
import { rollUp } from './commands/roll-up';

/** Folds what has changed. */
export const handler = async (_event: unknown, context: { awsRequestId: string }): Promise<void> => {
  const log = loggerFor({ requestId: context.awsRequestId, operation: 'figures' });
  const days = await rollUp(depsFor(log));
  log.info('figures', { days });
};
