import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/query-keys';
import { listVehicles } from '../api/list-vehicles';
import { recordOdometer } from '../api/record-odometer';
import { removeVehicle } from '../api/remove-vehicle';
import { saveVehicle } from '../api/save-vehicle';
import type { CarChange } from '../car-change';
import { readAgain } from './read-again';

/** The customer's cars. */
export function useGarage(customerId: string) {
  return useQuery({ queryKey: keys.garage(customerId), queryFn: () => listVehicles(customerId) });
}

async function saveCar({ vehicle, reading }: CarChange): Promise<void> {
  await saveVehicle(vehicle);
  if (reading) await recordOdometer({ vehicleId: vehicle.vehicleId, ...reading });
}

/** Saves a car and its odometer reading; reads the list again before the form closes. */
export function useSaveCar(customerId: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: saveCar, onSettled: () => readAgain(client, keys.garage(customerId)) });
}

export function useRemoveCar(customerId: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: removeVehicle, onSuccess: () => readAgain(client, keys.garage(customerId)) });
}
