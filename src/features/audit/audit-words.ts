import type { AuditAction, AuditKind } from '../../../domain/audit/entries';
import { isMasked } from '../../../domain/audit/mask';
import { type LocalDate, localDateOf } from '../../../domain/shared/time';
import { type ShopWords, dayText, timeText } from '../../lib/when';
import type { AuditLine } from './api/read-audit';
import { VISIT_DONE } from '../../lib/visit-done';

/** The kinds of records in the audit, with their names. */
export const AREAS: Readonly<Record<AuditKind | 'settings', string>> = {
  appointment: 'Appointments',
  block: 'Blocked time',
  customer: 'Customers',
  vehicle: 'Cars',
  waiting: 'Waiting list',
  staff: 'Staff and access',
  settings: 'Settings',
  service: 'Services',
  bay: 'Bays',
  message: 'Emails and alerts',
  run: 'Imports and upgrades',
};

/** The area of a record by its subject, such as `customer#<id>`; the register as a whole counts as customers. */
export const areaOf = (subject: string): string => {
  const [kind = ''] = subject.split('#');
  return kind === 'customers' ? 'customer' : kind;
};

/** The page that shows an entry's record, or at least its customer; null if there is none. */
export function pageOf({ subject, customerId }: AuditLine): string | null {
  const [kind, id = ''] = subject.split('#');
  switch (kind) {
    case 'customer':
      return `/staff/customers/${encodeURIComponent(id)}`;
    case 'staff':
      return '/staff/settings/staff';
    case 'settings':
      return '/staff/settings/shop';
    case 'service':
      return '/staff/settings/services';
    case 'bay':
      return '/staff/settings/bays';
    default:
      return customerId === '' ? null : `/staff/customers/${encodeURIComponent(customerId)}`;
  }
}

const DONE: Readonly<Record<AuditAction, string>> = {
  CREATE: 'created',
  CHANGE: 'changed',
  DELETE: 'deleted',
  ...VISIT_DONE,
  END_LINKS: 'ended the links of',
  INVITE: 'invited',
  INVITE_AGAIN: 'sent the invitation again to',
  SET_ACCESS: 'changed the access of',
  REMOVE_PERSON: 'removed the personal details of',
  RESET_TWO_STEP: 'turned two-step sign-in off for',
  FILE: 'changed the notes of',
  MERGE: 'merged another record into',
  IMPORT: 'imported',
  EXPORT: 'exported',
  ANONYMISE: 'took the personal details out of',
  READING: 'read the odometer of',
  TRANSFER: 'gave a new owner to',
  JOIN: 'added',
  LEAVE: 'took off',
  BLOCK: 'made',
  FREE: 'removed',
  FILE_ADD: 'began to add a file to',
  FILE_READY: 'added a file to',
  FILE_REMOVE: 'removed a file from',
  END_MARKETING: 'ended the advertising to',
  SEND_AGAIN: 'sent again',
  QUIET_RUN: 'carried out',
};

/** The actions by their words, to choose one. */
export const ACTIONS: readonly (readonly [action: string, word: string])[] = Object.entries(DONE);

/** `SET_ACCESS` as "changed the access of". */
export const actionText = (action: string): string =>
  (DONE as Readonly<Record<string, string>>)[action] ?? action.toLowerCase().replaceAll('_', ' ');

const THINGS: Readonly<Record<AuditKind | 'settings' | 'customers', string>> = {
  appointment: 'appointment',
  block: 'blocked time',
  customer: 'customer',
  customers: 'the register',
  vehicle: 'car',
  waiting: 'waiting list entry',
  staff: 'staff member',
  settings: 'the settings',
  service: 'service',
  bay: 'bay',
  message: 'message',
  run: 'the run',
};

const SHOWN_OF_ID = 13;

/** `vehicle#3010eab3-7381-…` as "car 3010eab3-7381"; a colleague by name. */
export function subjectText(subject: string, names: ReadonlyMap<string, string> = new Map()): string {
  const [kind = '', id = ''] = subject.split('#');
  const name = kind === 'staff' ? names.get(id) : undefined;
  if (name) return name;
  return [(THINGS as Readonly<Record<string, string>>)[kind] ?? kind, id.slice(0, SHOWN_OF_ID)]
    .filter(Boolean)
    .join(' ');
}

/** An entry's year in the shop's zone, if it is not the current one. */
export function yearText(at: string, today: LocalDate, { timeZone }: Pick<ShopWords, 'timeZone'>): string {
  const year = localDateOf(at, timeZone).slice(0, 4);
  return today.startsWith(year) ? '' : ` ${year}`;
}

/** `Tue 24 Nov, 9:30 am` on the shop's clock. */
export const whenText = (at: string, today: LocalDate, words: ShopWords): string =>
  `${dayText(at, words)}${yearText(at, today, words)}, ${timeText(at, words)}`;

/** Who did it: a colleague by name. */
export function whoText({ actorKind, actorId }: AuditLine, names: ReadonlyMap<string, string>): string {
  if (actorKind === 'SYSTEM') return 'Workbay';
  if (actorKind === 'LINK') return 'Someone with the customer’s link';
  return actorKind === 'STAFF' ? (names.get(actorId) ?? 'Staff') : 'Customer';
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isList ? value.join(', ') : JSON.stringify(value);
}

/** A value for the screen: short, never blank. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = plainText(value);
  if (text === '') return '–';
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** `marketingConsent` as "marketing consent". */
const fieldText = (field: string): string => field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** One field that an entry changed. The audit keeps no personal values: then `kept` is false, and `what` says what happened. */
export type FieldChange =
  | { readonly field: string; readonly kept: true; readonly from: string; readonly to: string }
  | { readonly field: string; readonly kept: false; readonly what: 'added' | 'changed' | 'removed' };

function changeOf(field: string, from: unknown, to: unknown): FieldChange {
  if (!isMasked(from) && !isMasked(to)) return { field, kept: true, from: valueText(from), to: valueText(to) };
  if (isMasked(from) && isMasked(to)) return { field, kept: false, what: 'changed' };
  return { field, kept: false, what: isMasked(to) ? 'added' : 'removed' };
}

const saysNothing = (change: FieldChange): boolean => change.kept && change.from === '–' && change.to === '–';

/** Each field that an entry changed, except those that were and are empty. */
export const changesOf = ({ before, after }: Pick<AuditLine, 'before' | 'after'>): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => changeOf(fieldText(field), before[field], after[field]))
    .filter((change) => !saysNothing(change));

/** The reason. The audit keeps none that a customer or a visitor wrote. */
export const reasonText = (reason: string): string => (isMasked(reason) ? 'given by the customer' : reason);
