import { type AreaBelongings, type OfCustomer, REMOVED } from '../../kernel/belongings';
import { withoutChanges } from '../../kernel/repeats';
import { forgetCars } from './commands/forget-cars';
import { moveStrayFiles, moveVehicles } from './commands/move-vehicles';
import { forgetFiles } from './commands/vehicle-files';
import { readFilesOfCustomer } from './store/vehicle-files';
import { readVehiclesOf } from './store/vehicles';

const cars: OfCustomer = {
  async read(deps, { customerIds }) {
    const found = await Promise.all(customerIds.map((customerId) => readVehiclesOf(deps, customerId)));
    const vehicles = found
      .flat()
      .map(withoutChanges)
      .map(({ formerOwners: _owners, absorbed: _absorbed, ...vehicle }) => vehicle);
    return { vehicles };
  },
  handOver: moveVehicles,
  forget: async (deps, _actor, { person }) => ((await forgetCars(deps, person)) ? REMOVED : 'BUSY'),
};

const files: OfCustomer = {
  async read(deps, { customerIds }) {
    const found = await Promise.all(customerIds.map((customerId) => readFilesOfCustomer(deps, customerId)));
    const ready = found.flat().filter(({ status }) => status === 'READY');
    return {
      photosAndDocuments: ready.map(({ vehicleId, name, contentType, sizeBytes, uploadedAt }) => ({
        ...{ vehicleId, name, contentType, sizeBytes, uploadedAt },
      })),
    };
  },
  handOver: (deps, _actor, move) => moveStrayFiles(deps, move),
  async forget(deps, _actor, { person }) {
    for (const customerId of person.customerIds) await forgetFiles(deps, await readFilesOfCustomer(deps, customerId));
    return REMOVED;
  },
};

/** The personal data in cars and their files. */
export const vehicleBelongings: AreaBelongings = {
  belongings: [
    { places: ['Vehicle'], holds: 'plate, VIN and notes about a person’s car', keeps: {}, ofCustomer: cars },
    {
      places: ['VehicleFile', 'vehicle-files/'],
      holds: 'photos and documents of a person’s car, and their names',
      keeps: {},
      ofCustomer: files,
    },
  ],
  withoutPerson: [],
};
