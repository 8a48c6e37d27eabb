import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error';

const isPassing = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'UNAVAILABLE' || error.code === 'OFFLINE');

/** What was read is fresh for half a minute; only failures that may pass are tried again, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    mutations: { retry: false },
  },
});
