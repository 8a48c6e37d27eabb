import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';

/** The current entry of the browser's history: it changes before the page does. */
const entry = (): string => (window.history.state as { key?: string } | null)?.key ?? 'default';

/**
 * A page begins at its top; going back or forward finds it where it was left. The browser does this only for the window;
 * on wide screens a part of the page scrolls, on a phone the window.
 */
export function useScrollPlace(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const way = useNavigationType();
  const places = useRef(new Map<string, number>());
  const shown = useRef(pathname);
  useEffect(() => {
    // Kept on every scroll, because a page that is replaced loses its place; and on every click, which may leave the page
    // before the scroll event.
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
