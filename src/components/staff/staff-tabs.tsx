import { Tabs } from '@aws-amplify/ui-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import styles from './staff-tabs.module.css';

export interface StaffTab {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface StaffTabsProps {
  label: string;
  /** The first is open if the address names none. */
  tabs: readonly StaffTab[];
  /** The parameter of the open tab in the address. */
  name?: string;
}

/** Parts of one page, one at a time. The open one is in the address, for links and going back. */
export function StaffTabs({ label, tabs, name = 'tab' }: StaffTabsProps) {
  const [search, setSearch] = useSearchParams();
  const [first] = tabs;
  const open = tabs.find(({ value }) => value === search.get(name)) ?? first;
  const show = (value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === first?.value) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Tabs.Container value={open?.value ?? ''} onValueChange={show} isLazy>
      <Tabs.List aria-label={label} className={styles.list}>
        {tabs.map(({ value, label: word }) => (
          <Tabs.Item key={value} value={value} className={styles.tab}>
            {word}
          </Tabs.Item>
        ))}
      </Tabs.List>
      {tabs.map(({ value, content }) => (
        <Tabs.Panel key={value} value={value} className={styles.panel}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs.Container>
  );
}
