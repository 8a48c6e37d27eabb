import type { Vehicle } from '../../../domain/vehicles/vehicle';
import type { VehicleFile } from '../../../domain/vehicles/vehicle-file';
import { harmless } from '../../kernel/audit';

/** For a car the audit shows numbers, days and ids. Typed texts may contain anything, make and model included. */
export const SHOWN_OF_VEHICLE = harmless<Vehicle>(
  ...(['vehicleId', 'customerId', 'year', 'odometer', 'nextDueOn', 'nextDueKm'] as const),
);

/** For a photo or a document: its type, never its name. */
export const SHOWN_OF_FILE = harmless<VehicleFile>(
  ...(['vehicleId', 'fileId', 'customerId', 'contentType', 'sizeBytes', 'kind', 'status', 'byStaff'] as const),
);
