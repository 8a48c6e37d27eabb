import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/query-keys';
import { readAgain } from './read-again';
import { readProfile } from '../api/read-profile';
import { saveProfile } from '../api/save-profile';

/** The customer's profile. */
export function useProfile(customerId: string) {
  return useQuery({ queryKey: keys.profile(customerId), queryFn: () => readProfile(customerId) });
}

/** Saves the profile and shows what was saved. */
export function useSaveProfile(customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: saveProfile,
    onSuccess: () => readAgain(client, keys.profile(customerId)),
  });
}
