import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { writeParameter } from '../../../gateways/parameters';
import type { CommandDeps } from '../../../kernel/deps';
import { errorFacts } from '../../../kernel/logger';
import { required } from '../../../kernel/tables';
import { letterheadOf } from '../../../outgoing/letterhead';

/**
 * Writes the shop's name and colour where sign-in emails find them. Follows from saving and is not part of it: if it
 * fails, the settings are still saved, and upkeep writes it again every day.
 */
export async function tellLetterhead({ log }: Pick<CommandDeps, 'log'>, settings: ShopSettings): Promise<void> {
  try {
    await writeParameter(required('LETTERHEAD_PARAMETER'), JSON.stringify(letterheadOf(settings)));
  } catch (error) {
    log.error('letterhead not written', errorFacts(error));
  }
}
