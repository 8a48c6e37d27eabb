import { watch } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT, hashOfInputs } from './synth/synth';

const QUIET_MS = 100;

/** Calls `onChange` when the content of the backend's sources has changed, once the editor has finished saving. */
export function watchBackend(onChange: () => Promise<void>): () => void {
  let hash = hashOfInputs();
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;

  async function look(): Promise<void> {
    if (isBusy) return later();
    const current = hashOfInputs();
    if (current === hash) return;
    hash = current;
    isBusy = true;
    await onChange().finally(() => (isBusy = false));
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => later()), QUIET_MS);
  }

  const watchers = ['amplify', 'domain'].map((folder) => watch(join(PROJECT_ROOT, folder), { recursive: true }, later));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
