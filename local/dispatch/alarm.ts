import { type FSWatcher, watch } from 'node:fs';

/** Ends naps. A ring while no one naps ends the next nap at once, so none is missed. */
export interface Alarm {
  ring(): void;
  /** Resolves after this time, or at the next ring. */
  nap(ms: number): Promise<void>;
}

export function createAlarm(): Alarm {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    nap: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          wake = null;
          rung = false;
          resolve();
        };
        const timer = setTimeout(end, ms);
        wake = end;
        if (rung) end();
      }),
  };
}

export interface FolderWatch {
  /** Whether writes are heard; false once watching has failed. */
  isHearing(): boolean;
  stop(): void;
}

/** One write causes several file system events. */
const FOLD_MS = 3;

/** Calls `onWrite` after any process writes in a folder. Watches the folder, because files come and go. */
export function watchFolder(folder: string, onWrite: () => void): FolderWatch {
  let folding: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const stop = () => {
    clearTimeout(folding);
    watcher?.close();
    watcher = undefined;
  };
  try {
    watcher = watch(folder, { persistent: false }, () => {
      folding ??= setTimeout(() => {
        folding = undefined;
        onWrite();
      }, FOLD_MS);
    });
    watcher.on('error', stop);
  } catch {
    stop();
  }
  return { isHearing: () => watcher !== undefined, stop };
}
