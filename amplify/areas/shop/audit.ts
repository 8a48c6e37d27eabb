import type { Bay } from '../../../domain/shop/resource';
import type { Service } from '../../../domain/shop/service';
import type { ShopSettings } from '../../../domain/shop/shop-settings';
import { harmless } from '../../kernel/audit';

/** The workshop's own name, number and address are on its public pages. */
export const SHOWN_OF_SETTINGS = harmless<ShopSettings>(
  ...(['shopId', 'name', 'timeZone', 'currency', 'locale', 'phone', 'email', 'addressLines', 'hours'] as const),
  ...(['slotStepMinutes', 'noticeMinutes', 'horizonDays', 'cancelCutOffMinutes', 'maxOpenBookingsPerDay'] as const),
  ...(['confirmation', 'holdMinutes', 'remindDayBefore', 'remindSameDay', 'waitingList', 'accent'] as const),
);

/** What the workshop offers is public. */
export const SHOWN_OF_SERVICE = harmless<Service>(
  ...(['serviceId', 'name', 'summary', 'category', 'durationMinutes', 'bufferBeforeMinutes'] as const),
  ...([
    'bufferAfterMinutes',
    'priceCents',
    'bayKinds',
    'skills',
    'active',
    'sortOrder',
    'plans',
    'prePurchase',
  ] as const),
);

export const SHOWN_OF_BAY = harmless<Bay>('bayId', 'name', 'kind', 'active', 'sortOrder');
