import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../../lib/problem-error';
import { keys } from '../../../lib/query-keys';
import { useRequestIds } from '../../../lib/use-request-ids';

/** Was somebody else faster? */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'VERSION_CONFLICT';

/** Sends a command once for each wish: the same input again after a fault carries the same id, another a new one. */
export function useCommand<Input, Output>(
  send: (input: Input & { readonly requestId: string }) => Promise<Output>,
  onDone?: (output: Output, input: Input) => void,
) {
  const client = useQueryClient();
  const requests = useRequestIds();
  const mutation = useMutation({
    mutationFn: (input: Input) => send({ ...input, requestId: requests.idFor(input) }),
    onSuccess: async (output, input) => {
      requests.wasDone();
      await client.invalidateQueries({ queryKey: keys.customers });
      void client.invalidateQueries({ queryKey: keys.appointments });
      onDone?.(output, input);
    },
  });
  return { ...mutation, run: mutation.mutate };
}
