import { useEffect } from 'react';
import { askBeforeReload } from './lost-chunk';

/** The forms with unsaved changes. */
const unsaved = new Set<symbol>();

/** How long a yes to leaving counts: the next page may take a while to arrive. */
const AGREED_MS = 30_000;
let agreedAtMs = -Infinity;

function agreed(question: string): boolean {
  const isAgreed = window.confirm(question);
  if (isAgreed) agreedAtMs = performance.now();
  return isAgreed;
}

/** Asks before input is lost; without unsaved changes the answer is yes. */
export const mayLeave = (): boolean =>
  unsaved.size === 0 || agreed('Leave this page? What is not saved yet would be lost.');

/** Asks before a reload, unless the person has just agreed to leave; the browser then does not ask again. */
function mayReload(): boolean {
  const isAgreed =
    unsaved.size === 0 ||
    performance.now() - agreedAtMs < AGREED_MS ||
    agreed('This page was updated and has to load again. What is not saved yet would be lost. Load it now?');
  if (isAgreed) window.removeEventListener('beforeunload', onUnload);
  return isAgreed;
}

/** A new page in this tab: not a file, not another tab, not a place on the same page. */
function leadsAway({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  if (!link?.href || button !== 0 || ctrlKey || metaKey || shiftKey) return false;
  return link.target !== '_blank' && !link.download && /^https?:/.test(link.protocol) && !link.hash;
}

function onClick(event: MouseEvent): void {
  if (!leadsAway(event) || mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
}

function onUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

askBeforeReload(mayReload);

/** While this is true, links and reloading ask first. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const form = Symbol('form');
    unsaved.add(form);
    // The same listener is added only once, so several forms ask once.
    document.addEventListener('click', onClick, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      unsaved.delete(form);
      if (unsaved.size > 0) return;
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [isUnsaved]);
}
