import { createContext, use, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { CloseIcon } from './icons';
import styles from './modal.module.css';

/** Lets a form inside say that it has unsaved changes. */
const TellUnsaved = createContext<(isUnsaved: boolean) => void>(() => undefined);

/** While this is true, the dialog or drawer around it asks before it closes. */
export function useUnsavedInModal(isUnsaved: boolean): void {
  const tell = use(TellUnsaved);
  // At once: Esc may be the very next key.
  useLayoutEffect(() => {
    tell(isUnsaved);
    return () => tell(false);
  }, [tell, isUnsaved]);
}

export interface ModalProps {
  title: ReactNode;
  onClose: () => void;
  /** Buttons at the foot; a form brings its own. */
  actions?: ReactNode;
  children: ReactNode;
}

const FIELDS = 'form :is(input, select, textarea):not([readonly]), footer :is(button, a)';

/**
 * A native dialog over the page, which is out of reach while it is open. Esc and the cross close it, after a question if
 * there are unsaved changes, and the focus goes back to where it was.
 */
export function Modal({ kind, title, onClose, actions, children }: ModalProps & { kind: 'dialog' | 'drawer' }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [isUnsaved, setIsUnsaved] = useState(false);
  /** The focused element when the person tried to leave: set during the question. */
  const [left, setLeft] = useState<Element | null>(null);
  // Before any element in it takes the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // A browser would focus the cross. A form starts at its first field, a question at its first answer.
    shown?.querySelector<HTMLElement>(FIELDS)?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [before]);
  const tryToClose = () => (isUnsaved ? setLeft((asked) => asked ?? document.activeElement) : onClose());
  const keepEditing = () => {
    if (left instanceof HTMLElement) left.focus();
    setLeft(null);
  };
  const isAsking = isUnsaved && left !== null;
  return (
    <dialog
      ref={dialog}
      className={`${styles.modal} ${styles[kind]}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        tryToClose();
      }}
      onKeyDown={(event) => {
        // A browser closes a dialog on the second Esc, even if the first was prevented.
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        tryToClose();
      }}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && tryToClose()}
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2 id={heading}>{title}</h2>
          <button type="button" className={styles.close} aria-label="Close" onClick={tryToClose}>
            <CloseIcon />
          </button>
        </header>
        <TellUnsaved value={setIsUnsaved}>
          <div className={styles.body}>{children}</div>
        </TellUnsaved>
        {isAsking && (
          <div className={styles.ask} role="alertdialog" aria-label="Unsaved changes">
            <p>You haven’t saved your changes.</p>
            <div className={styles.buttons}>
              <Button autoFocus onClick={keepEditing}>
                Keep editing
              </Button>
              <Button variant="danger" onClick={onClose}>
                Discard changes
              </Button>
            </div>
          </div>
        )}
        {actions && !isAsking && <footer className={styles.foot}>{actions}</footer>}
      </div>
    </dialog>
  );
}
