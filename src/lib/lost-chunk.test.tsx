import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const reload = vi.fn();
const confirm = vi.fn();

/** The module as in a page that has just loaded. */
async function loadPage() {
  vi.resetModules();
  const [{ reloadForLostChunks, isReloading }, { useUnsaved }] = await Promise.all([
    import('./lost-chunk'),
    import('./use-unsaved'),
  ]);
  const listening = vi.spyOn(window, 'addEventListener');
  reloadForLostChunks(reload);
  const [, listener] = listening.mock.calls.find(([type]) => type === 'vite:preloadError') ?? [];
  listening.mockRestore();
  leave = () => window.removeEventListener('vite:preloadError', listener as EventListener);
  const Form = () => {
    useUnsaved(true);
    return null;
  };
  return { isReloading, Form };
}

let leave: () => void;

/** True if the failure was handled. */
function loseChunk(): boolean {
  const event = new Event('vite:preloadError', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('confirm', confirm);
  sessionStorage.clear();
  reload.mockReset();
  confirm.mockReset();
});

afterEach(() => {
  leave();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('a page that has lost parts reloads once', async () => {
  const { isReloading } = await loadPage();
  expect(isReloading()).toBe(false);
  expect(loseChunk()).toBe(true);
  expect(loseChunk()).toBe(true);
  expect(reload).toHaveBeenCalledOnce();
  expect(isReloading()).toBe(true);
});

it('a part lost for good does not loop: within a minute the failure is shown', async () => {
  await loadPage();
  loseChunk();
  leave();
  vi.advanceTimersByTime(59_000);
  const { isReloading, Form } = await loadPage();
  const { unmount } = render(<Form />);
  expect(loseChunk()).toBe(false);
  expect(confirm).not.toHaveBeenCalled();
  unmount();
  expect(isReloading()).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(loseChunk()).toBe(true);
  expect(reload).toHaveBeenCalledTimes(2);
});

it('unsaved input is not lost without a question, asked once', async () => {
  const { Form } = await loadPage();
  render(<Form />);
  confirm.mockReturnValue(false);
  expect(loseChunk()).toBe(false);
  expect(reload).not.toHaveBeenCalled();
  confirm.mockReturnValue(true);
  expect(loseChunk()).toBe(true);
  expect(reload).toHaveBeenCalledOnce();
  const unload = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(unload);
  expect(unload.defaultPrevented).toBe(false);
});

it('a person who has just agreed to leave the page is not asked again', async () => {
  const { Form } = await loadPage();
  const { mayLeave } = await import('./use-unsaved');
  render(<Form />);
  confirm.mockReturnValue(true);
  expect(mayLeave()).toBe(true);
  expect(loseChunk()).toBe(true);
  expect(confirm).toHaveBeenCalledOnce();
});

it('without storage to note the reload there is none', async () => {
  await loadPage();
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no', 'QuotaExceededError');
  });
  expect(loseChunk()).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});
