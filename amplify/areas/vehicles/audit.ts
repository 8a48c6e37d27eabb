import type { Vehicle } from '../../../domain/vehicles/vehicle';
import type { VehicleFile } from '../../../domain/vehicles/vehicle-file';
import { harmless } from '../../kernel/audit';

/** Of a car the audit shows numbers, days and ids. What was typed may be anything, make and model too. */
export const SHOWN_OF_VEHICLE = harmless<Vehicle>(
  ...(['vehicleId', 'customerId', 'year', 'odometer', 'nextDueOn', 'nextDueKm'] as const),
);

/** Of a photo or a document: what kind of file it is, never its name. */
export const SHOWN_OF_FILE = harmless<VehicleFile>(
  ...(['vehicleId', 'fileId', 'customerId', 'contentType', 'sizeBytes', 'kind', 'status', 'byStaff'] as const),
);
