import * as customers from '../../../../amplify/areas/customers/operations';
import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import type { AnswerOf } from '../../../../amplify/kernel/declare';
import type { CustomerDetails, CustomerNotes } from '../../../../domain/customers/customer';
import type { OdometerReading, VehicleDetails } from '../../../../domain/vehicles/vehicle';
import { call } from '../../../lib/api';

export interface Request {
  readonly requestId: string;
}

/** Returns the new customer's id. */
export const createCustomer = async (customer: CustomerDetails & Request): Promise<string> =>
  (await call(customers.createCustomer, customer)).recordId;

export const updateCustomer = (
  change: CustomerDetails & Request & { readonly customerId: string; readonly version: number },
) => call(customers.updateCustomer, change);

export const saveCustomerNotes = (file: CustomerNotes & Request) => call(customers.saveCustomerNotes, file);

export const mergeCustomers = (merge: Request & { readonly keepId: string; readonly mergeId: string }) =>
  call(customers.mergeCustomers, merge);

export const deleteCustomer = (deletion: Request & { readonly customerId: string }) =>
  call(customers.deleteCustomer, deletion);

/** Everything about one person, as JSON text. */
export const exportCustomer = async (customerId: string): Promise<string> =>
  JSON.stringify((await call(customers.exportCustomer, { customerId })).everything, null, 2);

type RegisterPart = AnswerOf<typeof customers.exportCustomers>;

/** The whole register as CSV, in parts. */
export async function exportRegister(): Promise<string> {
  const parts: string[] = [];
  let after: RegisterPart['next'] = null;
  do {
    const { csv, next }: RegisterPart = await call(customers.exportCustomers, { after });
    parts.push(csv);
    after = next;
  } while (after);
  return parts.join('');
}

/** The outcome of an import line. */
export type ImportOutcome = AnswerOf<typeof customers.importCustomers>['outcomes'][number];

export const importCustomers = async (
  rows: readonly object[],
  request: Request & { readonly dryRun: boolean },
): Promise<readonly ImportOutcome[]> => (await call(customers.importCustomers, { rows, ...request })).outcomes;

export const saveVehicle = (
  vehicle: VehicleDetails & Request & { readonly vehicleId: string; readonly customerId: string },
) => call(vehicles.saveVehicle, vehicle);

export const recordOdometer = (
  reading: OdometerReading & Request & { readonly vehicleId: string; readonly accept: boolean },
) => call(vehicles.recordOdometer, reading);

export const transferVehicle = (transfer: Request & { readonly vehicleId: string; readonly toCustomerId: string }) =>
  call(vehicles.transferVehicle, transfer);

export const removeVehicle = (removal: Request & { readonly vehicleId: string }) =>
  call(vehicles.removeVehicle, removal);
