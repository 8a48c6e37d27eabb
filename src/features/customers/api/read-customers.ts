import type { Customer, CustomerNotes } from '../../../../domain/customers/customer';
import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import type { AppointmentStatus } from '../../../../domain/booking/appointment';
import { sameNumberKey } from '../../../../domain/customers/search-terms';
import { request } from '../../../lib/graphql';

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

type Loose<T> = { [Field in keyof T]?: T[Field] | null };
type Page<T> = { readonly items: readonly (Loose<T> | null)[]; readonly nextToken?: string | null } | null;

const BY_NAME = `query Register($nextToken: String) {
  customersByName(shopId: "SHOP", limit: 50, nextToken: $nextToken) {
    items { customerId name email phone city } nextToken
  }
}`;

const ONE = `query Customer($customerId: String!) {
  getCustomer(customerId: $customerId) {
    customerId name email phone street postcode city marketingConsent reminderMails preferredContact version createdAt deletedAt mergedInto
  }
  getCustomerNotes(customerId: $customerId) { tags note version }
  vehiclesByCustomer(customerId: $customerId, limit: 100) {
    items { vehicleId customerId plate make model year vin odometer { on km } nextDueOn nextDueKm }
  }
  appointmentsByCustomer(customerId: $customerId, sortDirection: DESC, limit: 100) {
    items { appointmentId serviceName planName status startsAt visitDate priceCents vehiclePlate }
  }
}`;

const SAME_EMAIL = `query SameEmail($email: String!) {
  customersByEmail(email: $email, limit: 20) { items { customerId name email phone city } }
}`;

const SAME_PHONE = `query SamePhone($bucket: String!, $prefix: String!) {
  listSearchTerms(bucket: $bucket, term: { beginsWith: $prefix }, limit: 20) { items { customerId label contact } }
}`;

const rowsOf = <T>(page: Page<T> | undefined): Loose<T>[] => (page?.items ?? []).flatMap((row) => (row ? [row] : []));

const lineOf = (row: Loose<CustomerLine>): CustomerLine => ({
  customerId: row.customerId ?? '',
  name: row.name ?? '',
  email: row.email ?? '',
  phone: row.phone ?? '',
  city: row.city ?? '',
});

export interface RegisterPage {
  readonly lines: readonly CustomerLine[];
  readonly nextToken: string | null;
}

/** A page of the register, by name. */
export async function readRegister(nextToken: string | null): Promise<RegisterPage> {
  const { customersByName } = await request<{ customersByName: Page<CustomerLine> }>(BY_NAME, { nextToken }, 'user');
  return { lines: rowsOf(customersByName).map(lineOf), nextToken: customersByName?.nextToken ?? null };
}

interface OneAnswer {
  readonly getCustomer: Loose<Customer> | null;
  readonly getCustomerNotes: Loose<CustomerNotes> | null;
  readonly vehiclesByCustomer: Page<Vehicle>;
  readonly appointmentsByCustomer: Page<CustomerVisit>;
}

/** A customer with cars and visits; null when there is no such record. */
export async function readCustomerRecord(customerId: string): Promise<CustomerRecord | null> {
  const answer = await request<OneAnswer>(ONE, { customerId }, 'user');
  const { getCustomer: row, getCustomerNotes: file } = answer;
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
    vehicles: rowsOf(answer.vehiclesByCustomer).map(vehicleOf),
    visits: rowsOf(answer.appointmentsByCustomer).map(visitOf),
  };
}

const vehicleOf = (row: Loose<Vehicle>): Vehicle => ({
  vehicleId: row.vehicleId ?? '',
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

const visitOf = (row: Loose<CustomerVisit>): CustomerVisit => ({
  appointmentId: row.appointmentId ?? '',
  serviceName: row.serviceName ?? '',
  planName: row.planName ?? '',
  status: row.status ?? 'PENDING',
  startsAt: row.startsAt ?? '',
  visitDate: row.visitDate ?? '',
  priceCents: row.priceCents ?? 0,
  vehiclePlate: row.vehiclePlate ?? '',
});

/** Somebody who may be the same person, and why. */
export interface Likeness {
  readonly customerId: string;
  readonly label: string;
  /** What tells them from others of the same name, besides what is alike; empty where nothing is on file. */
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
  const { customersByEmail } = await request<{ customersByEmail: Page<CustomerLine> }>(SAME_EMAIL, { email }, 'user');
  return rowsOf(customersByEmail).map((row) => ({
    customerId: row.customerId ?? '',
    label: row.name ?? '',
    contact: row.phone || (row.city ?? ''),
    by: 'E-MAIL' as const,
  }));
}

async function withPhone(phone: string): Promise<Likeness[]> {
  const key = sameNumberKey(phone);
  if (key === undefined) return [];
  const variables = { bucket: key.bucket, prefix: key.prefix };
  const { listSearchTerms } = await request<{
    listSearchTerms: Page<Omit<Likeness, 'by'>>;
  }>(SAME_PHONE, variables, 'user');
  return rowsOf(listSearchTerms).map((row) => ({
    customerId: row.customerId ?? '',
    label: row.label ?? '',
    contact: row.contact ?? '',
    by: 'PHONE' as const,
  }));
}
