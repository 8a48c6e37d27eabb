import { getShopSettings } from '../../../../amplify/areas/shop/operations';
import { vehiclesByCustomer } from '../../../../amplify/areas/vehicles/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { ZoneId } from '../../../../domain/shared/time';
import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import { ask, readAll, together } from '../../../lib/api';
import { firstSettings } from '../../../shared/shop/first-settings';

/** A customer's cars, and the shop's way of writing dates. */
export interface Garage {
  readonly customerId: string;
  readonly timeZone: ZoneId;
  readonly locale: string;
  readonly cars: readonly Vehicle[];
}

/** All the customer's cars, by plate. */
export async function listVehicles(customerId: string): Promise<Garage> {
  const { settings, cars } = await together({
    settings: ask(getShopSettings, {}),
    cars: ask(vehiclesByCustomer, { customerId }),
  });
  const { rows, nextToken } = cars;
  const more = nextToken === null ? [] : await readAll(vehiclesByCustomer, { customerId, nextToken });
  return {
    customerId,
    timeZone: settings?.timeZone ?? firstSettings().timeZone,
    locale: settings?.locale ?? firstSettings().locale,
    cars: [...rows, ...more].map((row) => vehicleOf(row, customerId)).sort((a, b) => a.plate.localeCompare(b.plate)),
  };
}

const vehicleOf = (row: RowOf<typeof vehiclesByCustomer>, customerId: string): Vehicle => ({
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
