import { useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { type AppointmentAction, isForgottenVisit } from '../../../../domain/booking/appointment';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { ProblemError } from '../../../lib/problem-error';
import { problemText } from '../../../lib/problem-text';
import type { CalendarVisit } from '../api/appointment-row';
import { useTransitionAppointment } from '../hooks/use-transition-appointment';
import type { Transition } from '../hooks/use-transition-appointment';
import { TRANSITION_WORDS, transitionsFor } from '../transition-words';
import { CancelForm } from './cancel-form';
import styles from './transition-buttons.module.css';

interface TransitionButtonsProps {
  appointment: CalendarVisit;
  actor: Actor;
  onMoved: (move: Transition, after: CalendarVisit) => void;
}

/** Buttons from the status table: exactly the actions that the rules allow this person now. */
export function TransitionButtons({ appointment, actor, onMoved }: TransitionButtonsProps) {
  const [cancelling, setCancelling] = useState(false);
  const { mutate, isPending, error, variables } = useTransitionAppointment(onMoved);
  const moves = transitionsFor(appointment, actor);
  const move = (action: AppointmentAction, reason?: string) => {
    mutate({ requestId: crypto.randomUUID(), appointment, action, reason }, { onSuccess: () => setCancelling(false) });
  };
  return (
    <footer className={styles.moves}>
      {error && !isPending && <RefusedMove error={error} />}
      {cancelling && (moves.includes('CANCEL') || isPending) ? (
        <CancelForm
          busy={isPending}
          onCancel={(reason) => move('CANCEL', reason)}
          onKeep={() => setCancelling(false)}
        />
      ) : (
        <div className={styles.buttons}>
          {isPending && variables ? (
            <Button variant="primary" busy>
              {TRANSITION_WORDS[variables.action].verb}
            </Button>
          ) : (
            moves.map((action, index) => (
              <Button
                key={action}
                variant={variantOf(action, index)}
                onClick={() => (action === 'CANCEL' ? setCancelling(true) : move(action))}
              >
                {TRANSITION_WORDS[action].verb}
              </Button>
            ))
          )}
          {moves.length === 0 && !isPending && (
            <p className={styles.none}>
              {isForgottenVisit(appointment)
                ? 'Its customer was deleted. It stays in the books as it is.'
                : 'Your role can read this appointment. A colleague on the desk can change it.'}
            </p>
          )}
        </div>
      )}
    </footer>
  );
}

/** One button is primary: the first, unless it only ends the visit. */
function variantOf(action: AppointmentAction, index: number): 'primary' | 'secondary' | 'danger' {
  if (TRANSITION_WORDS[action].tone === 'danger') return 'danger';
  return index === 0 ? 'primary' : 'secondary';
}

function RefusedMove({ error }: { error: Error }) {
  const changed =
    error instanceof ProblemError && (error.code === 'VERSION_CONFLICT' || error.code === 'ILLEGAL_TRANSITION');
  if (changed) {
    return (
      <Notice tone="waiting">
        Somebody changed this appointment a moment ago. This is how it stands now; choose again if it still fits.
      </Notice>
    );
  }
  return <Notice tone="problem">{problemText(error)}</Notice>;
}
