const KEY = 'workbay.reloaded-at';
const ONCE_MS = 60_000;

let reloading = false;
let mayReload = (): boolean => true;

/** Has someone asked before the page loads again. Forms say so when they come, so that the first load goes without them. */
export function askBeforeReload(ask: () => boolean): void {
  mayReload = ask;
}

/** True while the page is being loaded again for a lost part of it. */
export const isReloading = (): boolean => reloading;

function wasJustReloaded(): boolean {
  return Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < ONCE_MS;
}

/** Whether to load again. Where nothing can be noted the answer is no: it could go round for ever. */
function mayHeal(): boolean {
  try {
    if (wasJustReloaded() || !mayReload()) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}

/**
 * A deployment takes the parts away that a page opened before it still has to load. The page then loads again, which
 * gets it the new ones: once a minute at most, and not against the will of someone who has typed something. Otherwise
 * the failure goes on to whoever asked for the part.
 */
export function reloadForLostChunks(reload: () => void = () => window.location.reload()): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (!reloading) {
      if (!mayHeal()) return;
      reloading = true;
      reload();
    }
    event.preventDefault();
  });
}
