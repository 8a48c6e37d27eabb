import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error';
import { keys } from './query-keys';

const isPassing = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'UNAVAILABLE' || error.code === 'OFFLINE');

/**
 * A refusal may mean that the person's access has just changed, so it is read again: the pages then show what the
 * person may do now, or that their access has ended.
 */
const lookAgain = (error: unknown): void => {
  if (error instanceof ProblemError && error.code === 'FORBIDDEN') {
    void queryClient.invalidateQueries({ queryKey: keys.ownAccess });
  }
};

/** Reads are fresh for half a minute; only temporary failures are retried, twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== keys.ownAccess[0]) lookAgain(error);
    },
  }),
  mutationCache: new MutationCache({ onError: lookAgain }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    mutations: { retry: false },
  },
});
