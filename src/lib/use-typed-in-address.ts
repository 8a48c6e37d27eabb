import { useState } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * What somebody types, standing in the address as it is typed, so that reloading and the way back find it again. It
 * goes past the router, which would draw the page anew for each letter and later than the letter.
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
