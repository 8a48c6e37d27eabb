import { appointmentsByCustomer } from '../../../../amplify/areas/booking/operations';
import {
  customersByEmail,
  customersByName,
  getCustomer,
  getCustomerNotes,
  listSearchTerms,
} from '../../../../amplify/areas/customers/operations';
import { vehiclesByCustomer } from '../../../../amplify/areas/vehicles/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Customer, CustomerNotes } from '../../../../domain/customers/customer';
import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import type { AppointmentStatus } from '../../../../domain/booking/appointment';
import { sameNumberKey } from '../../../../domain/customers/search-terms';
import { ask, readPage, together } from '../../../lib/api';

/** A line of the register. */
export interface CustomerLine {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
}

/** A visit on a customer's page. */
export interface CustomerVisit {
  readonly appointmentId: string;
  readonly serviceName: string;
  readonly planName: string;
  readonly status: AppointmentStatus;
  readonly startsAt: string;
  readonly visitDate: string;
  readonly priceCents: number;
  readonly vehiclePlate: string;
}

/** Everything on a customer's page. */
export interface CustomerRecord {
  readonly customer: Customer;
  readonly file: CustomerNotes;
  readonly vehicles: readonly Vehicle[];
  readonly visits: readonly CustomerVisit[];
}

type LineRow = Pick<RowOf<typeof getCustomer>, keyof CustomerLine>;

const lineOf = (row: LineRow): CustomerLine => ({
  customerId: row.customerId ?? '',
  name: row.name ?? '',
  email: row.email ?? '',
  phone: row.phone ?? '',
  city: row.city ?? '',
});

/** A listed line of the register. */
export interface RegisterLine extends CustomerLine {
  readonly street: string;
  readonly postcode: string;
  readonly createdAt: string;
}

export interface RegisterPage {
  readonly rows: readonly RegisterLine[];
  readonly next: string | null;
}

const registerLineOf = (row: LineRow & Pick<RowOf<typeof customersByName>, 'street' | 'postcode' | 'createdAt'>) => ({
  ...lineOf(row),
  street: row.street ?? '',
  postcode: row.postcode ?? '',
  createdAt: row.createdAt ?? '',
});

/** A page of the register, by name: A to Z, or Z to A. */
export async function readRegister(nextToken: string | null, order: 'ASC' | 'DESC'): Promise<RegisterPage> {
  const page = await readPage(customersByName, { limit: 50, nextToken, sortDirection: order });
  return { rows: page.rows.map(registerLineOf), next: page.nextToken };
}

/** The rows of the customers found, in the same order, without those deleted since. */
export async function readFound(customerIds: readonly string[]): Promise<RegisterLine[]> {
  const asks = customerIds.map((customerId, index) => [`found${index}`, ask(getCustomer, { customerId })] as const);
  const rows = asks.length === 0 ? [] : Object.values(await together(Object.fromEntries(asks)));
  return rows.flatMap((row) => (row === null || row.deletedAt || row.mergedInto ? [] : [registerLineOf(row)]));
}

/** A customer with cars and visits; null if there is no such record. */
export async function readCustomerRecord(customerId: string): Promise<CustomerRecord | null> {
  const {
    customer: row,
    notes: file,
    vehicles,
    visits,
  } = await together({
    customer: ask(getCustomer, { customerId }),
    notes: ask(getCustomerNotes, { customerId }),
    vehicles: ask(vehiclesByCustomer, { customerId }),
    visits: ask(appointmentsByCustomer, { customerId, sortDirection: 'DESC' }),
  });
  if (row === null) return null;
  return {
    customer: {
      ...lineOf(row),
      street: row.street ?? '',
      postcode: row.postcode ?? '',
      marketingConsent: row.marketingConsent ?? false,
      reminderMails: row.reminderMails ?? null,
      preferredContact: row.preferredContact ?? null,
      version: row.version ?? 1,
      createdAt: row.createdAt ?? '',
      deletedAt: row.deletedAt ?? null,
      mergedInto: row.mergedInto ?? null,
    },
    file: {
      customerId,
      tags: file?.tags ?? [],
      note: file?.note ?? '',
      version: file === null ? 0 : (file.version ?? 1),
    },
    vehicles: vehicles.rows.map(vehicleOf),
    visits: visits.rows.map(visitOf),
  };
}

const vehicleOf = (row: RowOf<typeof vehiclesByCustomer>): Vehicle => ({
  vehicleId: row.vehicleId,
  customerId: row.customerId ?? '',
  plate: row.plate ?? '',
  make: row.make ?? '',
  model: row.model ?? '',
  year: row.year ?? null,
  vin: row.vin ?? '',
  odometer: row.odometer ?? [],
  nextDueOn: row.nextDueOn ?? null,
  nextDueKm: row.nextDueKm ?? null,
});

const visitOf = (row: RowOf<typeof appointmentsByCustomer>): CustomerVisit => ({
  appointmentId: row.appointmentId,
  serviceName: row.serviceName ?? '',
  planName: row.planName ?? '',
  status: row.status,
  startsAt: row.startsAt,
  visitDate: row.visitDate,
  priceCents: row.priceCents ?? 0,
  vehiclePlate: row.vehiclePlate ?? '',
});

/** A record that may be the same person, and why. */
export interface Likeness {
  readonly customerId: string;
  readonly label: string;
  /** What distinguishes them from others of the same name, besides the match; empty if nothing is on file. */
  readonly contact: string;
  readonly by: 'E-MAIL' | 'PHONE';
}

/** Other records with the same address or number. */
export async function findAlike({ customerId, email, phone }: CustomerLine): Promise<Likeness[]> {
  const [byEmail, byPhone] = await Promise.all([
    email === '' ? [] : withEmail(email),
    phone === '' ? [] : withPhone(phone),
  ]);
  const found = new Map<string, Likeness>();
  for (const one of [...byEmail, ...byPhone]) {
    if (one.customerId !== customerId && !found.has(one.customerId)) found.set(one.customerId, one);
  }
  return [...found.values()];
}

async function withEmail(email: string): Promise<Likeness[]> {
  const { rows } = await readPage(customersByEmail, { email, limit: 20 });
  return rows.map((row) => ({
    customerId: row.customerId ?? '',
    label: row.name ?? '',
    contact: row.phone || (row.city ?? ''),
    by: 'E-MAIL' as const,
  }));
}

async function withPhone(phone: string): Promise<Likeness[]> {
  const key = sameNumberKey(phone);
  if (key === undefined) return [];
  const { bucket, prefix } = key;
  const { rows } = await readPage(listSearchTerms, { bucket, term: { beginsWith: prefix }, limit: 20 });
  return rows.map((row) => ({
    customerId: row.customerId,
    label: row.label ?? '',
    contact: row.contact ?? '',
    by: 'PHONE' as const,
  }));
}
