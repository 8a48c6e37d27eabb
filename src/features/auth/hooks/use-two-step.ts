import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askForTwoStepSecret, readTwoStep, turnTwoStepOff } from '../api/two-step';

const TWO_STEP = ['two-step'];

/** Whether the second step is on, and how to look again. */
export function useTwoStep() {
  return useQuery({ queryKey: TWO_STEP, queryFn: readTwoStep, retry: false });
}

/** What the page knows once the second step was turned on or off. */
export function useTwoStepTurned() {
  const client = useQueryClient();
  return (on: boolean) => client.setQueryData(TWO_STEP, on);
}

/** The secret of one setting-up. It is asked for once and never kept. */
export function useTwoStepSecret() {
  return useQuery({
    queryKey: ['two-step-secret'],
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
