import { startBuild } from '../../../gateways/build-webhook';
import { loggerFor } from '../../../kernel/logger';

/** Fails when Hosting does not take the order, so that the failure is seen; without a webhook there is nothing to order. */
export const handler = async (_event: unknown, context: { awsRequestId: string }): Promise<void> => {
  const log = loggerFor({ requestId: context.awsRequestId, operation: 'redeploy' });
  const started = await startBuild(process.env['REDEPLOY_WEBHOOK'] ?? '');
  if (started) log.info('a build was started');
  else log.warn('no webhook is set (REDEPLOY_WEBHOOK): no build was started');
};
