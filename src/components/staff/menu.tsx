import { MenuItem, Menu as UiMenu } from '@aws-amplify/ui-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { CheckIcon } from './icons';
import styles from './menu.module.css';

export interface MenuChoice {
  readonly label: string;
  readonly onChoose: () => void;
  /** Set where the choice is on or off: it then stays open for the next one. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
}

interface MenuProps {
  label: string;
  icon?: ReactNode;
  /** The icon alone is shown; the label is read out. */
  iconOnly?: boolean;
  choices: readonly MenuChoice[];
  align?: 'start' | 'end';
}

/** A button that opens a list of things to do, or of things to switch on and off. */
export function Menu({ label, icon, iconOnly = false, choices, align = 'end' }: MenuProps) {
  const hasSwitches = choices.some(({ isOn }) => isOn !== undefined);
  return (
    <UiMenu
      menuAlign={align}
      className={styles.menu}
      trigger={
        <Button aria-label={iconOnly ? label : undefined}>
          {icon}
          {!iconOnly && label}
        </Button>
      }
    >
      {choices.map(({ label: word, onChoose, isOn, isDisabled = false, isDanger = false }) => (
        <MenuItem
          key={word}
          className={`${styles.item} ${isDanger ? styles.danger : ''}`}
          isDisabled={isDisabled}
          {...(isOn !== undefined && { role: 'menuitemcheckbox', 'aria-checked': isOn })}
          onClick={(event: React.MouseEvent) => {
            // The menu closes unless the click is used up.
            if (isOn !== undefined) event.preventDefault();
            onChoose();
          }}
        >
          {hasSwitches && <span className={styles.mark}>{isOn === true && <CheckIcon />}</span>}
          {word}
        </MenuItem>
      ))}
    </UiMenu>
  );
}
