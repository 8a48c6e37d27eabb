import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ProblemError } from '../../../lib/problem-error';
import { keys } from '../../../lib/query-keys';

/** Was somebody else faster? */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'VERSION_CONFLICT';

/** Sends a command once for each wish: the same input again after a fault carries the same id, another a new one. */
export function useCommand<Input, Output>(
  send: (input: Input & { readonly requestId: string }) => Promise<Output>,
  onDone?: (output: Output, input: Input) => void,
) {
  const client = useQueryClient();
  const wish = useRef({ input: '', requestId: '' });
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input);
      if (wish.current.input !== text) wish.current = { input: text, requestId: crypto.randomUUID() };
      return send({ ...input, requestId: wish.current.requestId });
    },
    onSuccess: async (output, input) => {
      wish.current = { input: '', requestId: '' };
      await client.invalidateQueries({ queryKey: keys.customers });
      void client.invalidateQueries({ queryKey: keys.appointments });
      onDone?.(output, input);
    },
  });
  return { ...mutation, run: mutation.mutate };
}
