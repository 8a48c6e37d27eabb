import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { writeParameter } from '../../../gateways/parameters';
import type { CommandDeps } from '../../../kernel/deps';
import { errorFacts } from '../../../kernel/logger';
import { required } from '../../../kernel/tables';
import { letterheadOf } from '../../../outgoing/letterhead';

/**
 * Writes the shop's name and colour where the mails of sign-ins find them. What follows from saving, and no part of it:
 * where it fails the settings are saved all the same, and upkeep writes it again every day.
 */
export async function tellLetterhead({ log }: Pick<CommandDeps, 'log'>, settings: ShopSettings): Promise<void> {
  try {
    await writeParameter(required('LETTERHEAD_PARAMETER'), JSON.stringify(letterheadOf(settings)));
  } catch (error) {
    log.error('letterhead not written', errorFacts(error));
  }
}
