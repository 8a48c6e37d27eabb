import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';

/** The entry of the browser's history that is open now: it changes before the page does. */
const entry = (): string => (window.history.state as { key?: string } | null)?.key ?? 'default';

/**
 * A page begins at its top, and is found where it was left on the way back or forward. The browser does this for a
 * window alone; on wide screens the part of the page that holds the answer scrolls, on a phone the window.
 */
export function useScrollPlace(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const way = useNavigationType();
  const places = useRef(new Map<string, number>());
  const shown = useRef(pathname);
  useEffect(() => {
    // Kept while somebody scrolls: when a page gives way to the next, its place is lost. And at each click, as it may
    // lead away before the scrolling is told.
    const keep = () => places.current.set(entry(), (main.current?.scrollTop ?? 0) + window.scrollY);
    const occasions = ['scroll', 'click'] as const;
    for (const occasion of occasions) document.addEventListener(occasion, keep, { capture: true, passive: true });
    return () => {
      for (const occasion of occasions) document.removeEventListener(occasion, keep, { capture: true });
    };
  }, []);
  useLayoutEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const top = way === 'POP' ? (places.current.get(entry()) ?? 0) : 0;
    // Only one of the two can scroll.
    if (main.current) main.current.scrollTop = top;
    window.scrollTo(0, top);
  }, [pathname, way]);
  return main;
}
