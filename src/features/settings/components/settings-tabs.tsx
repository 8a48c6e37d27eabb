import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router-dom';
import styles from './settings.module.css';

interface SettingsTabsProps {
  parts: readonly { readonly part: string; readonly word: string }[];
  chosen: string;
}

/** Links to the parts, in a row that can be wider than the page: scrolls the current one to the middle. */
export function SettingsTabs({ parts, chosen }: SettingsTabsProps) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (!row.current || !tab) return;
    row.current.scrollLeft = tab.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [chosen]);
  return (
    <nav ref={row} className={styles.tabs} aria-label="Settings">
      {parts.map(({ part, word }) => (
        <NavLink key={part} to={`/staff/settings/${part}`} aria-current={part === chosen ? 'page' : undefined}>
          {word}
        </NavLink>
      ))}
    </nav>
  );
}
