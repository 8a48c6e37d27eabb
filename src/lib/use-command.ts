import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ProblemError } from './problem-error';
import { useRequestIds } from './use-request-ids';

interface CommandOptions<Input, Output> {
  /** The reads to repeat after success, or when another person was faster. */
  readonly touches: readonly QueryKey[];
  /** Those that the next screen shows: the command is pending until they are done. */
  readonly awaits?: QueryKey;
  readonly onDone?: (output: Output, input: Input) => void;
}

/** A refusal unchanged, and anything else as our fault. */
const asProblem = (error: unknown): ProblemError | null => {
  if (error === null) return null;
  return error instanceof ProblemError ? error : new ProblemError('INTERNAL');
};

/**
 * The one way a page sends a command. Repeating the same input after a fault or a lost answer keeps the request id; other
 * input, or the same after success, gets a new one. A second press while it is in progress does nothing. Refusals are
 * returned as `problem`, by code, for the form to show: a toast would disappear.
 */
export function useCommand<Sent extends object, Output>(
  send: (sent: Sent) => Promise<Output>,
  { touches, awaits, onDone }: CommandOptions<Omit<Sent, 'requestId'>, Output>,
) {
  type Input = Omit<Sent, 'requestId'>;
  const client = useQueryClient();
  const requests = useRequestIds();
  const isOnItsWay = useRef(false);
  const readAgain = () => {
    for (const queryKey of touches) void client.invalidateQueries({ queryKey });
  };
  const { mutate, ...mutation } = useMutation({
    mutationFn: (input: Input) => send({ ...input, requestId: requests.idFor(input) } as unknown as Sent),
    onSuccess: async (output, input) => {
      requests.wasDone();
      if (awaits) await client.invalidateQueries({ queryKey: awaits });
      readAgain();
      onDone?.(output, input);
    },
    onError: (error) => {
      if (!isOutOfDate(error)) return;
      if (awaits) void client.invalidateQueries({ queryKey: awaits });
      readAgain();
    },
    onSettled: () => {
      isOnItsWay.current = false;
    },
  });
  const run = (input: Input) => {
    if (isOnItsWay.current) return;
    isOnItsWay.current = true;
    mutate(input);
  };
  return {
    run,
    reset: mutation.reset,
    isPending: mutation.isPending,
    /** Waiting for a connection; sent as soon as there is one. */
    isWaiting: mutation.isPaused,
    isDone: mutation.isSuccess,
    problem: asProblem(mutation.error),
    /** The last input sent. */
    input: mutation.variables,
  };
}

const OUT_OF_DATE: ReadonlySet<string> = new Set(['VERSION_CONFLICT', 'ILLEGAL_TRANSITION', 'NOT_FOUND']);

/** The page shows outdated data. */
const isOutOfDate = (error: unknown): boolean => error instanceof ProblemError && OUT_OF_DATE.has(error.code);

/** Whether another person was faster. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'VERSION_CONFLICT';
