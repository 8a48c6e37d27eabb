import { useState } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Typed text in the address, kept with each letter, so reloading and going back find it again. Bypasses the router, which
 * would render the page for each letter, and late.
 */
export function useTypedInAddress(name: string): [typed: string, change: (text: string) => void] {
  const { key, search } = useLocation();
  const [last, setLast] = useState<{ key: string; text: string } | null>(null);
  const typed = last?.key === key ? last.text : (new URLSearchParams(search).get(name) ?? '');
  const change = (text: string) => {
    setLast({ key, text });
    const address = new URL(window.location.href);
    if (text === '') address.searchParams.delete(name);
    else address.searchParams.set(name, text);
    window.history.replaceState(window.history.state, '', address);
  };
  return [typed, change];
}
