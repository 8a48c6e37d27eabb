import { useEffect } from 'react';
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { Audience } from '../../domain/access/live';
import type { Told } from './data-client';
import { LIVE_KEYS, keysTouchedBy } from './touched-keys';

const FIVE_MINUTES = 300_000;
/** Changes that come together are read together. */
const GATHERED_MS = 150;

/**
 * Keeps the screen up to date: repeats the reads that a change touched, and all of them after a gap in the connection
 * and every five minutes. Loads the subscription client after the page, because it is heavy and nothing waits for it.
 */
export function useLiveChanges(audiences: readonly Audience[]): void {
  const client = useQueryClient();
  const named = audiences.join(' ');
  useEffect(() => {
    const reader = readerOf(client);
    let stop: (() => void) | null = null;
    let left = false;
    if (named !== '') {
      void import('./data-client').then(({ subscribeToChanges }) => {
        if (!left) stop = subscribeToChanges(named.split(' ') as Audience[], reader.hear);
      });
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reader.hear(null);
    }, FIVE_MINUTES);
    return () => {
      left = true;
      stop?.();
      clearInterval(timer);
      reader.stop();
    };
  }, [client, named]);
}

/** Repeats the reads of the changes it hears, once for those that come together. */
function readerOf(client: QueryClient): { hear: (told: Told | null) => void; stop: () => void } {
  const newest = new Map<string, number>();
  const touched = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readAgain = () => {
    timer = undefined;
    for (const queryKey of touched.values()) void client.invalidateQueries({ queryKey });
    touched.clear();
  };
  const isNews = ({ topic, id, version }: Told): boolean => {
    const key = `${topic} ${id}`;
    if ((newest.get(key) ?? -1) >= version) return false;
    newest.set(key, version);
    return true;
  };
  return {
    hear: (told) => {
      if (told !== null && !isNews(told)) return;
      const queryKeys = told === null ? LIVE_KEYS : keysTouchedBy({ ...told, on: told.on ?? null });
      for (const queryKey of queryKeys) touched.set(JSON.stringify(queryKey), queryKey);
      timer ??= setTimeout(readAgain, GATHERED_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
