import { request } from '../../../lib/graphql';

const VEHICLES = `query Garage($customerId: String!, $nextToken: String) {
  vehiclesByCustomer(customerId: $customerId, limit: 100, nextToken: $nextToken) {
    items { vehicleId plate make model year }
    nextToken
  }
}`;

/** A car of the customer's. */
export interface Vehicle {
  readonly vehicleId: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
}

type VehicleRow = { readonly [Field in keyof Vehicle]?: Vehicle[Field] | null } & { readonly vehicleId: string };

interface GarageAnswer {
  readonly vehiclesByCustomer: {
    readonly items: readonly (VehicleRow | null)[];
    readonly nextToken?: string | null;
  } | null;
}

/** All the customer's cars, by plate. */
export async function listVehicles(customerId: string): Promise<readonly Vehicle[]> {
  const vehicles: Vehicle[] = [];
  let nextToken: string | null = null;
  do {
    const answer: GarageAnswer = await request<GarageAnswer>(VEHICLES, { customerId, nextToken }, 'user');
    const page = answer.vehiclesByCustomer;
    vehicles.push(...(page?.items ?? []).flatMap((row) => (row ? [vehicleOf(row)] : [])));
    nextToken = page?.nextToken ?? null;
  } while (nextToken !== null);
  return vehicles.sort((a, b) => a.plate.localeCompare(b.plate));
}

const vehicleOf = ({ vehicleId, plate, make, model, year }: VehicleRow): Vehicle => ({
  vehicleId,
  plate: plate ?? '',
  make: make ?? '',
  model: model ?? '',
  year: year ?? null,
});
