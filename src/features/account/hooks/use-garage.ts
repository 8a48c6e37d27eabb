import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAgain } from './read-again';
import { listVehicles } from '../api/list-vehicles';
import { saveVehicle } from '../api/save-vehicle';

/** The customer's cars. */
export function useGarage(customerId: string) {
  return useQuery({ queryKey: ['garage', customerId], queryFn: () => listVehicles(customerId) });
}

/** Saves a car; the list is read again before the form closes. */
export function useSaveVehicle(customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: saveVehicle,
    onSuccess: () => readAgain(client, ['garage', customerId]),
  });
}
