import { useEffect } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import type { CalendarVisit } from '../api/appointment-row';
import { useTransitionAppointment } from '../hooks/use-transition-appointment';
import type { Transition } from '../hooks/use-transition-appointment';
import { TRANSITION_WORDS, undoMoveFor } from '../transition-words';
import { CloseIcon } from './icons';
import styles from './transition-toast.module.css';

const STAYS_MS = 10_000;

interface TransitionToastProps {
  moved: { move: Transition; after: CalendarVisit } | null;
  actor: Actor;
  onMoved: (move: Transition, after: CalendarVisit) => void;
  onGone: () => void;
}

/** Says what just happened, and offers to undo it if one action restores the old status. */
export function TransitionToast({ moved, actor, onMoved, onGone }: TransitionToastProps) {
  const { mutate, isPending } = useTransitionAppointment(onMoved);
  useEffect(() => {
    if (!moved || isPending) return;
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [moved, isPending, onGone]);
  return (
    <div className={styles.region} role="status">
      {moved && <ToastBody moved={moved} actor={actor} busy={isPending} undo={mutate} onGone={onGone} />}
    </div>
  );
}

interface ToastBodyProps extends Pick<TransitionToastProps, 'actor' | 'onGone'> {
  moved: { move: Transition; after: CalendarVisit };
  busy: boolean;
  undo: (move: Transition) => void;
}

function ToastBody({ moved: { move, after }, actor, busy, undo, onGone }: ToastBodyProps) {
  const back = undoMoveFor(move.appointment, after, move.action, actor);
  return (
    <div className={styles.toast}>
      <span className={styles.text}>
        <bdi>{after.contactName}</bdi>: {TRANSITION_WORDS[move.action].done}
      </span>
      {back && (
        <button
          type="button"
          className={styles.undo}
          disabled={busy}
          onClick={() => undo({ requestId: crypto.randomUUID(), appointment: after, action: back })}
        >
          Undo
        </button>
      )}
      <button type="button" className={styles.close} onClick={onGone} aria-label="Dismiss">
        <CloseIcon />
      </button>
    </div>
  );
}
