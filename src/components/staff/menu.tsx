import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '../ui/button';
import { CheckIcon } from './icons';
import styles from './menu.module.css';

export interface MenuChoice {
  readonly label: string;
  readonly onChoose: () => void;
  /** Set for a choice that is on or off: the menu then stays open for the next one. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
}

interface MenuProps {
  label: string;
  icon?: ReactNode;
  choices: readonly MenuChoice[];
}

/** Nearer to the edge than this, a menu opens away from it. */
const ROOM_PX = 220;

/** The choice that a key leads to, from one of `count` choices. */
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A button that opens a list of actions or switches. Arrow keys choose, Esc closes. */
export function Menu({ label, icon, choices }: MenuProps) {
  const area = useRef<HTMLDivElement>(null);
  const id = useId();
  const [open, setOpen] = useState<{ readonly side: 'start' | 'end' } | null>(null);
  const trigger = () => area.current?.querySelector<HTMLElement>('[aria-haspopup]');
  const items = () => [...(area.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? [])];
  const close = () => {
    setOpen(null);
    trigger()?.focus();
  };
  const isOpen = open !== null;
  useEffect(() => {
    if (!isOpen) return;
    area.current?.querySelector<HTMLElement>('[role^="menuitem"]:not(:disabled)')?.focus();
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !area.current?.contains(target)) setOpen(null);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen]);
  const toggle = () => {
    const right = trigger()?.getBoundingClientRect().right ?? 0;
    setOpen(isOpen ? null : { side: right < ROOM_PX ? 'start' : 'end' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Tab') setOpen(null);
    const step = STEPS[event.key];
    if (!step && event.key !== 'Escape') return;
    // Don't scroll the page or close the dialog around it.
    event.preventDefault();
    if (!step) close();
    else items()[step(items().indexOf(document.activeElement as HTMLElement), items().length)]?.focus();
  };
  return (
    <div ref={area} className={styles.area} onKeyDown={onKeyDown}>
      <Button aria-haspopup="menu" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={toggle}>
        {icon}
        {label}
      </Button>
      {open && (
        <div id={id} role="menu" aria-label={label} className={styles.menu} data-side={open.side}>
          {choices.map((choice) => (
            <MenuItem
              key={choice.label}
              choice={choice}
              hasMarks={choices.some(({ isOn }) => isOn !== undefined)}
              onChosen={close}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface MenuItemProps {
  choice: MenuChoice;
  hasMarks: boolean;
  onChosen: () => void;
}

function MenuItem({ choice: { label, onChoose, isOn, isDisabled }, hasMarks, onChosen }: MenuItemProps) {
  return (
    <button
      type="button"
      role={isOn === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={isOn}
      tabIndex={-1}
      disabled={isDisabled}
      className={styles.item}
      onClick={() => {
        if (isOn === undefined) onChosen();
        onChoose();
      }}
    >
      {hasMarks && <span className={styles.mark}>{isOn === true && <CheckIcon />}</span>}
      {label}
    </button>
  );
}
