import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/query-keys';
import { askForTwoStepSecret, readTwoStep, turnTwoStepOff } from '../api/two-step';

/** Whether the second step is on, and how to look again. */
export function useTwoStep() {
  return useQuery({ queryKey: keys.twoStep, queryFn: readTwoStep, retry: false });
}

/** Updates the page after the second step is turned on or off. */
export function useTwoStepTurned() {
  const client = useQueryClient();
  return (on: boolean) => client.setQueryData(keys.twoStep, on);
}

/** The secret of one setup. Requested once and never kept. */
export function useTwoStepSecret() {
  return useQuery({
    queryKey: keys.twoStepSecret,
    queryFn: askForTwoStepSecret,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export function useTurnTwoStepOff() {
  const turned = useTwoStepTurned();
  return useMutation({ mutationFn: turnTwoStepOff, onSuccess: () => turned(false) });
}
