import { useEffect } from 'react';

/** Sets the tab's title. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Workbay`;
  }, [title]);
}
