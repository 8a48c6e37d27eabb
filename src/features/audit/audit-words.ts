import type { AuditLine } from './api/read-audit';

/** The kinds of records that the audit knows, and what each is called. */
export const AREAS = {
  appointment: 'Appointments',
  block: 'Blocked time',
  customer: 'Customers',
  vehicle: 'Cars',
  staff: 'Staff and access',
  settings: 'Settings',
  service: 'Services',
  bay: 'Bays',
} as const;

/** The area of a record by its subject, such as `customer#<id>`; the register as a whole counts as customers. */
export const areaOf = (subject: string): string => {
  const [kind = ''] = subject.split('#');
  return kind === 'customers' ? 'customer' : kind;
};

/** Where the record of an entry can be looked at; null for what has no page of its own. */
export function pageOf({ subject }: AuditLine): string | null {
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
      return null;
  }
}

/** `SET_ACCESS` as "set access". */
export const actionText = (action: string): string => action.toLowerCase().replaceAll('_', ' ');

/** A value as it is shown: short, and never nothing. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** Each field that an entry changed, with its values. */
export const changesOf = ({ before, after }: AuditLine): { field: string; from: string; to: string }[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
    field,
    from: valueText(before[field]),
    to: valueText(after[field]),
  }));
