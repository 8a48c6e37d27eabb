import { addDays, localDateOf } from '../../../../domain/shared/time';
import { clearHolds } from '../commands/clear-holds';
import { verifySheets } from '../commands/verify-sheets';
import { fileStore } from '../../../gateways/file-store';
import { sweepKept } from '../../all-kept';
import { depsFor } from '../../../door/answering';
import { loggerFor } from '../../../kernel/logger';
import { tellLetterhead } from '../../shop/parts';
import { readSettingsIfAny } from '../../shop/facts';

const LOGGED_DIFFERENCES = 20;

/**
 * Clears ended holds off the bookable weeks, compares their day sheets with the appointments and logs every difference,
 * forgets what was kept of deleted people until today, and rewrites the letterhead in case saving the settings failed
 * to.
 */
export const handler = async (_event: unknown, context: { awsRequestId: string }): Promise<void> => {
  const log = loggerFor({ requestId: context.awsRequestId, operation: 'upkeep' });
  const deps = depsFor(log);
  const settings = await readSettingsIfAny(deps);
  if (settings === null) return log.info('not set up: nothing to look after');
  await tellLetterhead(deps, settings);
  const today = localDateOf(deps.now, settings.timeZone);
  const range = { from: today, to: addDays(today, settings.horizonDays) };
  const cleared = await clearHolds(deps, range);
  const { differences, ...counts } = await verifySheets(deps, range);
  const swept = await sweepKept({ ...deps, files: fileStore(deps.now) });
  const facts = { ...counts, cleared, swept, differences: differences.length };
  if (differences.length === 0) log.info('day sheets agree', facts);
  else log.error('day sheets differ', { ...facts, first: differences.slice(0, LOGGED_DIFFERENCES) });
};
