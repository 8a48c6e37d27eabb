import type { BelongingDeps, Person } from '../../../kernel/belongings';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { readVehicleFiles } from '../store/vehicle-files';
import { deleteVehicle, readVehiclesOf } from '../store/vehicles';
import { forgetFiles } from './vehicle-files';

const MAX_TRIES = 5;

/**
 * Removes a person's cars with their files. A car that now belongs to another stays theirs, and so do the files of a
 * former owner. The car goes before its files, so that none is added in the meantime. False when others keep writing.
 */
export async function forgetCars(deps: BelongingDeps, { customerIds }: Person): Promise<boolean> {
  const found = await Promise.all(customerIds.map((customerId) => readVehiclesOf(deps, customerId)));
  for (const vehicle of found.flat()) {
    for (let tries = 1; ; tries += 1) {
      const { kind } = await saveTogether(deps, [deleteVehicle(deps, vehicle)]);
      if (kind === 'SAVED') {
        const files = await readVehicleFiles(deps, vehicle.vehicleId);
        await forgetFiles(
          deps,
          files.filter((file) => customerIds.includes(file.customerId)),
        );
      }
      if (kind !== 'CONFLICT') break;
      if (tries === MAX_TRIES) return false;
      await backOff(deps, tries);
    }
  }
  return true;
}
