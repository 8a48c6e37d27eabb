import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ProblemError } from './problem-error';
import { useRequestIds } from './use-request-ids';

interface CommandOptions<Input, Output> {
  /** What to read again once the command is carried out, or once it turns out that someone else was faster. */
  readonly touches: readonly QueryKey[];
  /** The part of it that the next screen shows: the command counts as pending until it has been read. */
  readonly awaits?: QueryKey;
  readonly onDone?: (output: Output, input: Input) => void;
}

/** A refusal as it came, and anything else as our own fault. */
const asProblem = (error: unknown): ProblemError | null => {
  if (error === null) return null;
  return error instanceof ProblemError ? error : new ProblemError('INTERNAL');
};

/**
 * The one way a page sends a command. The same input again, after a fault or a lost answer, carries the same request id;
 * other input, or the same once it was carried out, carries a new one. A second press while it is on its way does
 * nothing. Refusals come back as `problem`, by code: the form shows them, since a message that disappears carries none.
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
    /** There is no connection; it is sent as soon as there is one. */
    isWaiting: mutation.isPaused,
    isDone: mutation.isSuccess,
    problem: asProblem(mutation.error),
    /** What was sent last. */
    input: mutation.variables,
  };
}

const OUT_OF_DATE: ReadonlySet<string> = new Set(['VERSION_CONFLICT', 'ILLEGAL_TRANSITION', 'NOT_FOUND']);

/** The page shows something that has changed since it was read. */
const isOutOfDate = (error: unknown): boolean => error instanceof ProblemError && OUT_OF_DATE.has(error.code);

/** Was someone else faster? */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'VERSION_CONFLICT';
