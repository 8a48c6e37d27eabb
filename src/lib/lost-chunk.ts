const KEY = 'workbay.reloaded-at';
const ONCE_MS = 60_000;

let reloading = false;
let mayReload = (): boolean => true;

/** Sets the question before a reload. Forms register it when they load, so the first load does without it. */
export function askBeforeReload(ask: () => boolean): void {
  mayReload = ask;
}

/** True while the page reloads for a lost part. */
export const isReloading = (): boolean => reloading;

function wasJustReloaded(): boolean {
  return Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < ONCE_MS;
}

/** Whether to reload. Not if it cannot be noted: that could loop forever. */
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
 * A deployment removes parts that an older open page still has to load. The page then reloads to get the new ones: at
 * most once a minute, and not against the will of a person with unsaved input. Otherwise the failure goes to the caller
 * that loaded the part.
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
