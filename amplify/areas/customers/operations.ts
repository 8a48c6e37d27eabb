import * as v from 'valibot';
import { CONTACT_WAYS, type Customer, type CustomerNotes } from '../../../domain/customers/customer';
import { command, get, list, shown } from '../../kernel/declare';
import {
  email,
  filledLine,
  flag,
  jsonText,
  line,
  orNull,
  paragraph,
  phone,
  recordId,
  seenVersion,
  wholeNumber,
} from '../../kernel/fields';
import type { LooseRow } from '../../kernel/loose-row';
import { importRows } from './import-rows';

const details = {
  ...{ street: line(100), postcode: line(20), city: line(60) },
  marketingConsent: flag(false),
  reminderMails: orNull(v.boolean()),
  preferredContact: orNull(v.picklist(CONTACT_WAYS)),
};
const person = { name: filledLine(100), email, phone, ...details };

/** A customer's own profile. The address is that of the sign-in. */
export const saveProfile = command({
  needs: 'customers only',
  customers: 'any',
  perMinute: 30,
  once: 'RECORD',
  asks: { name: filledLine(100), phone, ...details },
  answers: {},
});

/** Takes over the guest records with the sign-in's verified address. */
export const claimGuestRecords = command({
  needs: 'customers only',
  customers: 'any',
  perMinute: 10,
  once: 'STEPS',
  asks: {},
  answers: {},
});

export const createCustomer = command({
  needs: 'customer:edit',
  perMinute: 120,
  once: 'RECORD',
  asks: person,
  answers: { recordId: v.string() },
});

export const updateCustomer = command({
  needs: 'customer:edit',
  customers: 'own',
  perMinute: 120,
  once: 'RECORD',
  asks: { customerId: recordId, version: seenVersion, ...person },
  answers: {},
});

/** The staff's file on a customer: tags and a note. Version 0 if there are no notes yet. */
export const saveCustomerNotes = command({
  needs: 'customer:edit',
  asks: {
    customerId: recordId,
    version: wholeNumber(0, 1_000_000_000),
    tags: v.optional(v.nullable(v.pipe(v.array(filledLine(30)), v.maxLength(20)), []), []),
    note: paragraph(4000),
  },
  answers: {},
});

export const mergeCustomers = command({
  needs: 'customer:merge',
  once: 'STEPS',
  asks: { keepId: recordId, mergeId: recordId },
  answers: {},
});

/** The outcome for a line of an import. */
const importOutcome = v.object({
  row: v.number(),
  outcome: v.picklist(['NEW', 'KNOWN', 'BAD']),
  customerId: v.optional(v.string()),
  field: v.optional(v.string()),
  rule: v.optional(v.string()),
});

/** Up to 100 lines at a time, as JSON. */
export const importCustomers = command({
  needs: 'customer:import',
  perMinute: 1200,
  once: 'STEPS',
  asks: { rows: importRows, dryRun: flag(false) },
  answers: { outcomes: v.array(importOutcome) },
});

const place = v.pipe(
  jsonText,
  v.strictObject({ customerId: recordId, sortName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
);

/** A part of the register as CSV; `next` of one part is `after` of the following. */
export const exportCustomers = command({
  needs: 'customer:export',
  perMinute: 1200,
  once: 'HARMLESS',
  asks: { after: orNull(place) },
  answers: { csv: v.string(), next: v.nullable(v.object({ customerId: v.string(), sortName: v.string() })) },
});

/** Everything known of a person, as JSON: for themselves and for staff. */
export const exportCustomer = command({
  needs: 'customer:export',
  customers: 'own',
  staffOwn: true,
  perMinute: 10,
  once: 'HARMLESS',
  asks: { customerId: recordId },
  answers: { everything: v.record(v.string(), v.unknown()) },
});

/**
 * A deletion that stopped half way is finished by repeating the request, even with the token of a person already
 * deleted.
 */
export const deleteCustomer = command({
  needs: 'customer:delete',
  customers: 'own',
  staffOwn: true,
  perMinute: 30,
  openToDeleted: true,
  once: 'STEPS',
  asks: { customerId: recordId },
  answers: {},
});

type CustomerRow = LooseRow<Customer>;

export const getCustomer = get({
  model: 'Customer',
  key: { customerId: 'String' },
  needs: 'customer:read',
  customers: 'own',
  shows: shown<CustomerRow>(`customerId name email phone street postcode city marketingConsent reminderMails
  preferredContact version createdAt deletedAt mergedInto`),
});

type CustomerLineRow = LooseRow<Pick<Customer, 'customerId' | 'name' | 'email' | 'phone' | 'city'>>;
type RegisterRow = CustomerLineRow & LooseRow<Pick<Customer, 'street' | 'postcode' | 'createdAt'>>;
const LINE = 'customerId name email phone city';

/** The register, by name. */
export const customersByName = list({
  model: 'Customer',
  key: { shopId: 'ID' },
  sort: { sortName: 'String' },
  needs: 'customer:read',
  shows: shown<RegisterRow>(`${LINE} street postcode createdAt`),
});

export const customersByEmail = list({
  model: 'Customer',
  key: { email: 'String' },
  needs: 'customer:read',
  shows: shown<CustomerLineRow>(LINE),
});

export const getCustomerNotes = get({
  model: 'CustomerNotes',
  key: { customerId: 'String' },
  needs: 'customer:read',
  shows: shown<LooseRow<CustomerNotes>>('tags note version'),
});

/** A customer found by what was typed so far: a range of the sorted terms of a bucket. */
export const listSearchTerms = list({
  model: 'SearchTerm',
  key: { bucket: 'String' },
  sort: { term: 'String' },
  needs: 'customer:read',
  shows: shown<{ readonly customerId: string; readonly label?: string | null; readonly contact?: string | null }>(
    'customerId label contact',
  ),
});
