import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';

/** What a change of an appointment can touch. */
const TOUCHED = [['appointments'], ['notices']];

/**
 * Keeps what is on the screen true: every change, and every reconnection after a gap, reads it again.
 * The subscription client is loaded after the page stands, for it is heavy and nothing waits for it.
 */
export function useLiveChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let left = false;
    const refresh = () => TOUCHED.forEach((queryKey) => void client.invalidateQueries({ queryKey }));
    void import('../../lib/data-client').then(({ subscribeToChanges }) => {
      if (!left) stop = subscribeToChanges(refresh);
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [client]);
}
