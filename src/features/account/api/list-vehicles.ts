import type { Vehicle } from '../../../../domain/customer/vehicle';
import type { ZoneId } from '../../../../domain/shared/time';
import { request } from '../../../lib/graphql';
import { firstSettings } from '../../../lib/shop/first-settings';

const GARAGE = `query Garage($customerId: String!, $nextToken: String) {
  getShopSettings(shopId: "SHOP") { timeZone locale }
  vehiclesByCustomer(customerId: $customerId, limit: 100, nextToken: $nextToken) {
    items { vehicleId plate make model year vin nextDueOn nextDueKm odometer { on km } }
    nextToken
  }
}`;

/** A customer's cars, and how days are named where they are looked after. */
export interface Garage {
  readonly customerId: string;
  readonly timeZone: ZoneId;
  readonly locale: string;
  readonly cars: readonly Vehicle[];
}

type VehicleRow = { readonly [Field in keyof Vehicle]?: Vehicle[Field] | null } & { readonly vehicleId: string };

interface GarageAnswer {
  readonly getShopSettings: { readonly timeZone: string; readonly locale: string } | null;
  readonly vehiclesByCustomer: {
    readonly items: readonly (VehicleRow | null)[];
    readonly nextToken?: string | null;
  } | null;
}

/** All the customer's cars, by plate. */
export async function listVehicles(customerId: string): Promise<Garage> {
  const cars: Vehicle[] = [];
  let shop: GarageAnswer['getShopSettings'] = null;
  let nextToken: string | null = null;
  do {
    const answer: GarageAnswer = await request<GarageAnswer>(GARAGE, { customerId, nextToken }, 'user');
    const page = answer.vehiclesByCustomer;
    cars.push(...(page?.items ?? []).flatMap((row) => (row ? [vehicleOf(row, customerId)] : [])));
    shop = answer.getShopSettings;
    nextToken = page?.nextToken ?? null;
  } while (nextToken !== null);
  return {
    customerId,
    timeZone: shop?.timeZone ?? firstSettings().timeZone,
    locale: shop?.locale ?? firstSettings().locale,
    cars: cars.sort((a, b) => a.plate.localeCompare(b.plate)),
  };
}

const vehicleOf = (row: VehicleRow, customerId: string): Vehicle => ({
  vehicleId: row.vehicleId,
  customerId,
  plate: row.plate ?? '',
  make: row.make ?? '',
  model: row.model ?? '',
  year: row.year ?? null,
  vin: row.vin ?? '',
  nextDueOn: row.nextDueOn ?? null,
  nextDueKm: row.nextDueKm ?? null,
  odometer: row.odometer ?? [],
});
