import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { CloseIcon } from './icons';
import styles from './toasts.module.css';

export interface Toast {
  /** What was done, in a few words. Never a problem: those stay on the page. */
  readonly text: ReactNode;
  /** Undoes it. */
  readonly undo?: () => void;
}

type Shown = Toast & { readonly id: number };

/** Long enough to read and to reach for “Undo”. */
export const STAYS_MS = 10_000;
const MOST = 3;

const ShowToast = createContext<(toast: Toast) => void>(() => undefined);

/** Says what was just done, at the edge of the screen. */
export const useToast = () => use(ShowToast);

let lastId = 0;

/** Where toasts appear: outlives the page that shows them, and is read out when the screen reader is ready. */
export function ToastArea({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [isHeld, setIsHeld] = useState(false);
  const show = useCallback((toast: Toast) => {
    lastId += 1;
    const id = lastId;
    setShown((before) => [...before, { ...toast, id }].slice(-MOST));
  }, []);
  const drop = useCallback((id: number) => setShown((before) => before.filter((one) => one.id !== id)), []);
  return (
    <ShowToast value={show}>
      {children}
      <div
        className={styles.area}
        role="status"
        aria-label="Done"
        onPointerEnter={() => setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
      >
        {shown.map((toast) => (
          <ToastLine
            key={toast.id}
            toast={toast}
            isHeld={isHeld}
            onGone={() => {
              drop(toast.id);
              // The focused element is gone with it.
              setIsHeld(false);
            }}
          />
        ))}
      </div>
    </ShowToast>
  );
}

interface ToastLineProps {
  toast: Shown;
  /** The pointer or the focus is on it, so it stays. */
  isHeld: boolean;
  onGone: () => void;
}

function ToastLine({ toast: { text, undo }, isHeld, onGone }: ToastLineProps) {
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
    // A new function in each render must not restart the timer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isHeld]);
  return (
    <div className={styles.toast}>
      <span className={styles.text}>{text}</span>
      {undo && (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            undo();
            onGone();
          }}
        >
          Undo
        </button>
      )}
      <button type="button" className={styles.close} aria-label="Dismiss" onClick={onGone}>
        <CloseIcon />
      </button>
    </div>
  );
}
