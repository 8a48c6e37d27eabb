import type { NewOutboxRow } from './outbox-row';

/** Facts that name a person. */
const PERSONAL = ['contactName', 'contactEmail', 'contactPhone', 'vehiclePlate', 'note', 'customerId'];

/** The row to the workshop about a person who was deleted in the meantime: it says what happened, and not to whom. */
export const withoutPerson = (row: NewOutboxRow): NewOutboxRow => ({
  ...row,
  customerId: null,
  facts: Object.fromEntries(
    Object.entries(row.facts).map(([name, value]) => [name, PERSONAL.includes(name) ? '' : value]),
  ),
});
