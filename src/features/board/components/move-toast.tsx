import { useEffect } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import type { BoardVisit } from '../api/appointment-row';
import { useMoveAppointment } from '../hooks/use-move-appointment';
import type { Move } from '../hooks/use-move-appointment';
import { MOVE_WORDS, undoMoveFor } from '../move-words';
import { CloseIcon } from './icons';
import styles from './move-toast.module.css';

const STAYS_MS = 10_000;

interface MoveToastProps {
  moved: { move: Move; after: BoardVisit } | null;
  actor: Actor;
  onMoved: (move: Move, after: BoardVisit) => void;
  onGone: () => void;
}

/** Says what just happened and, where one move brings the old status back, offers it. */
export function MoveToast({ moved, actor, onMoved, onGone }: MoveToastProps) {
  const { mutate, isPending } = useMoveAppointment(onMoved);
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

interface ToastBodyProps extends Pick<MoveToastProps, 'actor' | 'onGone'> {
  moved: { move: Move; after: BoardVisit };
  busy: boolean;
  undo: (move: Move) => void;
}

function ToastBody({ moved: { move, after }, actor, busy, undo, onGone }: ToastBodyProps) {
  const back = undoMoveFor(move.appointment, after, move.action, actor);
  return (
    <div className={styles.toast}>
      <span className={styles.text}>
        <bdi>{after.contactName}</bdi>: {MOVE_WORDS[move.action].done}
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
