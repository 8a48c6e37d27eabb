import type { Actor } from '../../../../domain/access/permissions';
import type { BookingParty } from '../../../../domain/booking/book';
import { type Customer, isGone } from '../../../../domain/customers/customer';
import { isUuid } from '../../../../domain/shared/ids';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { readCustomer } from '../../customers/facts';
import { readVehicle } from '../../vehicles/facts';

/** The customer and the car, as a caller states them. The edge has already trimmed texts and checked their limits. */
export interface PartyInput {
  readonly requestId: string;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  readonly vehicle: {
    readonly plate: string;
    readonly make: string;
    readonly model: string;
    readonly year: number | null;
  };
  /** One of the customer's own vehicles; its facts replace `vehicle`. */
  readonly vehicleId: string | null;
  /** For staff who act for a customer. */
  readonly customerId: string | null;
  /** The customer's own record, if it was read on the way in. Not part of the content. */
  readonly own?: Customer | null;
}

/**
 * The customer and the car of a booking. A customer's name and car may come from their profile. Another's vehicle is
 * not found, nor is a customer named by staff who is not, or no longer, on file.
 */
export async function partyOf(deps: CommandDeps, actor: Actor, input: PartyInput): Promise<Result<BookingParty>> {
  const customerId = customerOf(actor, input);
  const [customer, vehicle] = await Promise.all([
    recordOf(deps, actor, { own: input.own, customerId }),
    input.vehicleId === null || actor.kind === 'VISITOR' ? null : readVehicle(deps, input.vehicleId),
  ]);
  const isNamed = actor.kind !== 'CUSTOMER' && input.customerId === customerId;
  if (customer === null ? isNamed : isGone(customer)) return refuse('NOT_FOUND', { field: 'customerId' });
  if (input.vehicleId !== null && vehicle?.customerId !== customerId) {
    return refuse('NOT_FOUND', { field: 'vehicleId' });
  }
  const { plate, make, model, year } = vehicle ?? input.vehicle;
  const contactName = input.contact.name || (customer?.name ?? '');
  const contactEmail = input.contact.email || (customer?.email ?? '');
  if (contactName === '') return refuse('INVALID_INPUT', { field: 'contact.name' });
  if (contactEmail === '' && actor.kind !== 'STAFF') return refuse('INVALID_INPUT', { field: 'contact.email' });
  if (plate === '' && make === '') return refuse('INVALID_INPUT', { field: 'vehicle.plate' });
  return ok({
    customerId,
    vehicleId: vehicle?.vehicleId ?? null,
    contactName,
    contactEmail,
    contactPhone: input.contact.phone || (customer?.phone ?? ''),
    vehiclePlate: plate,
    vehicleMake: make,
    vehicleModel: model,
    vehicleYear: year,
  });
}

/**
 * The record that fills in what the caller left out: a visitor has none, and one that was already read is not read
 * again.
 */
async function recordOf(
  deps: CommandDeps,
  actor: Actor,
  { own, customerId }: { readonly own: Customer | null | undefined; readonly customerId: string },
): Promise<Customer | null> {
  if (actor.kind === 'VISITOR') return null;
  return own === undefined ? readCustomer(deps, customerId) : own;
}

function customerOf(actor: Actor, input: PartyInput): string {
  if (actor.kind === 'CUSTOMER') return actor.customerId;
  if (actor.kind !== 'VISITOR' && input.customerId !== null) return input.customerId;
  return `guest-${isUuid(input.requestId) ? input.requestId : 'unknown'}`;
}
