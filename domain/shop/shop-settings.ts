import type { ZoneId } from '../shared/time';
import { CLOSED_ALL_WEEK, type WeekHours } from '../calendar/hours';

/** One workshop per deployment, so one id. */
export const SHOP_ID = 'SHOP';

export const CONFIRMATION_MODES = ['AUTO', 'MANUAL'] as const;
export type ConfirmationMode = (typeof CONFIRMATION_MODES)[number];

/** The workshop's own choices. Hours are wall times in `timeZone`. */
export interface ShopSettings {
  readonly shopId: typeof SHOP_ID;
  readonly name: string;
  readonly timeZone: ZoneId;
  readonly currency: string;
  readonly locale: string;
  readonly phone: string;
  readonly email: string;
  readonly addressLines: readonly string[];
  readonly hours: WeekHours;
  /** Slots start on multiples of this many minutes from local midnight on the wall clock. */
  readonly slotStepMinutes: number;
  /** A booking must start at least this long after now. */
  readonly noticeMinutes: number;
  /** Days ahead, today included, that can be booked. */
  readonly horizonDays: number;
  /** A customer may cancel until this long before the start. */
  readonly cancelCutOffMinutes: number;
  /** Bookings one customer may make in one local day; cancelled ones do not count. */
  readonly maxOpenBookingsPerDay: number;
  /** MANUAL leaves a customer's booking PENDING until staff confirm it; its cells are taken anyway. */
  readonly confirmation: ConfirmationMode;
  /** How long a time is held for a person who is filling in the form. */
  readonly holdMinutes: number;
  /** Email a reminder on the day before, and on the morning of the visit. */
  readonly remindDayBefore: boolean;
  readonly remindSameDay: boolean;
  /** A full day offers its waiting list. */
  readonly waitingList: boolean;
  /** The colour of the shop's emails, such as `#0f5c63`; empty for the product's own. */
  readonly accent: string;
}

/** The default where the workshop has not decided, or its row is older than the setting. */
export const DEFAULT_SETTINGS: ShopSettings = {
  shopId: SHOP_ID,
  name: '',
  timeZone: 'UTC',
  currency: 'AUD',
  locale: 'en-AU',
  phone: '',
  email: '',
  addressLines: [],
  hours: CLOSED_ALL_WEEK,
  slotStepMinutes: 30,
  noticeMinutes: 0,
  horizonDays: 30,
  cancelCutOffMinutes: 0,
  maxOpenBookingsPerDay: 3,
  confirmation: 'AUTO',
  holdMinutes: 10,
  remindDayBefore: true,
  remindSameDay: true,
  waitingList: true,
  accent: '',
};

/** Settings as stored or read: absent or null means not decided. */
export type StoredSettings = { readonly [Field in keyof ShopSettings]?: ShopSettings[Field] | null };

/** The settings with a default for anything missing, and nothing else of the row. */
export function completeSettings(stored: StoredSettings): ShopSettings {
  const fields = Object.keys(DEFAULT_SETTINGS) as (keyof ShopSettings)[];
  const decided = fields.filter((field) => stored[field] !== undefined && stored[field] !== null);
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(decided.map((field) => [field, stored[field]])) };
}
