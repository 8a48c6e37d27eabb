import { useSyncExternalStore } from 'react';
import type { StaffAlert } from './api/list-notices';

const KEY = 'workbay.alerts.seen-until';
const listeners = new Set<() => void>();

/** How many alerts are newer than the person's last look. */
export function unreadCount(alerts: readonly StaffAlert[], seenUntil: string): number {
  return alerts.filter(({ createdAt }) => createdAt > seenUntil).length;
}

/** Remembers in this browser that everything up to that moment was seen. */
export function markSeen(until: string): void {
  localStorage.setItem(KEY, until);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The moment of the person's last look, shared by all tabs. */
export function useSeenUntil(): string {
  return useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) ?? '',
    () => '',
  );
}
