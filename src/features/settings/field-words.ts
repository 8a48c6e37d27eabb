import type { Role } from '../../../domain/access/permissions';
import { cents, formatCents } from '../../../domain/shared/money';
import type { BayKind, Skill } from '../../../domain/shop/resource';
import { ROLE_WORDS } from '../../lib/access-words';
import { BAY_KIND_WORDS, SKILL_WORDS } from './words';

/** The names of the settings' fields, as on their forms. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  phone: 'Phone',
  email: 'Email',
  addressLines: 'Address',
  timeZone: 'Time zone',
  currency: 'Currency',
  locale: 'Language and region',
  hours: 'Opening hours',
  slotStepMinutes: 'Times start every, minutes',
  noticeMinutes: 'Notice, minutes',
  horizonDays: 'Horizon, days',
  cancelCutOffMinutes: 'Moving and cancelling, minutes before',
  maxOpenBookingsPerDay: 'Bookings a customer may make in a day',
  confirmation: 'Bookings by customers',
  holdMinutes: 'Hold a time, minutes',
  remindDayBefore: 'Remind on the day before',
  remindSameDay: 'Remind on the morning of the visit',
  waitingList: 'Full days offer a waiting list',
  summary: 'What it is',
  category: 'Category',
  durationMinutes: 'Duration, minutes',
  bufferBeforeMinutes: 'Minutes needed before',
  bufferAfterMinutes: 'Minutes needed after',
  priceCents: 'Price',
  bayKinds: 'Kinds of bay',
  skills: 'Skills',
  plans: 'Plans',
  prePurchase: 'Asks for buyer and seller',
  sortOrder: 'Place in the list',
  kind: 'Kind',
  active: 'In use',
  roles: 'Roles',
  grants: 'Permissions given beyond the roles',
  denials: 'Permissions taken away',
  work: 'Hours and skills',
};

/** The name of a field on its form; null if no form shows it. */
export const fieldWord = (field: string): string | null => FIELD_WORDS[field] ?? null;

const LISTED: Readonly<Record<string, string>> = { ...ROLE_WORDS, ...BAY_KIND_WORDS, ...SKILL_WORDS } satisfies Record<
  Role | BayKind | Skill,
  string
>;

const CONFIRMATION: Readonly<Record<string, string>> = { AUTO: 'Booked at once', MANUAL: 'Wait for staff to confirm' };

/** A value in a word or two. Hours and plans are too long for a line: it only says that they differ. */
export function fieldValue(field: string, value: unknown, money: { currency: string; locale: string }): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') {
    return field === 'priceCents' ? formatCents(cents(value), money.currency, money.locale) : String(value);
  }
  if (typeof value === 'string') return (field === 'confirmation' ? CONFIRMATION[value] : LISTED[value]) ?? value;
  const isPlain = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (!isPlain) return 'Other than before';
  return value.length === 0 ? '–' : value.map((one) => LISTED[one] ?? one).join(', ');
}
