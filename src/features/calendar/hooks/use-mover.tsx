import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { problemText } from '../../../lib/problem-text';
import { useSheets, useShop } from '../../../shared/shop/use-shop';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarView } from '../calendar-layout';
import type { Clock } from '../calendar-words';
import { DoneToast, ReasonForm } from '../components/reschedule-toast';
import styles from '../components/reschedule-toast.module.css';
import { type MovePreview, type MoveTarget, minutesOfVisit, previewMove } from '../move-preview';
import { type Reschedule, useReschedule } from './use-reschedule';
import type { MoveApi } from './use-drag';

interface MoverInput {
  readonly actor: Actor;
  readonly nowMs: number;
  /** The days whose sheets the previews need. */
  readonly dates: readonly string[];
  readonly clock: Clock;
}

/** Everything that moves a visit on this page: previews, the move itself, asking for a reason, undo and refusals. */
export function useMover({ actor, nowMs, dates, clock }: MoverInput) {
  const { data: shop } = useShop();
  const { sheets } = useSheets(dates);
  const [done, setDone] = useState<{ from: Reschedule; after: CalendarVisit } | null>(null);
  const [asked, setAsked] = useState<{ move: Reschedule; rule: string } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { mutate } = useReschedule((from, after) => setDone({ from, after }));
  const forget = useCallback(() => setDone(null), []);
  const start = (move: Reschedule) => {
    setDone(null);
    setAsked(null);
    setRefused(null);
    mutate(move, { onError: (error) => setRefused(problemText(error)) });
  };
  const moveTo = (appointment: CalendarVisit, target: MoveTarget, preview: MovePreview, confirm = false) => {
    if (preview.kind === 'REFUSED') return setRefused(`${preview.why}. The appointment stays where it was.`);
    const move = { requestId: crypto.randomUUID(), appointment, target, timeZone: clock.timeZone, confirm };
    if (preview.kind === 'ASKS_REASON') setAsked({ move, rule: preview.rule });
    else start(move);
  };
  const preview = (appointment: CalendarVisit, target: MoveTarget): MovePreview =>
    shop ? previewMove(appointment, target, { shop, sheets, actor, nowMs }) : { kind: 'REFUSED', why: 'Still loading' };
  const undo = () => {
    if (!done) return;
    const { startsAt, bayId, technicianId } = done.from.appointment;
    const durationMinutes = minutesOfVisit(done.from.appointment);
    const back = { startsAt, durationMinutes, bayId, technicianId };
    start({
      ...done.from,
      requestId: crypto.randomUUID(),
      appointment: done.after,
      target: back,
      overrideReason: 'Undo',
    });
  };
  const isUndo = done?.from.overrideReason === 'Undo';
  const mayMove = can(actor, 'appointment:reschedule') && can(actor, 'appointment:assign');
  const apiFor = (view: CalendarView): MoveApi | null => (mayMove ? { view, preview, onDrop: moveTo } : null);
  const messages: ReactNode = (
    <div className={styles.region}>
      {asked && (
        <ReasonForm
          rule={asked.rule}
          onGive={(overrideReason) => start({ ...asked.move, overrideReason })}
          onDrop={() => setAsked(null)}
        />
      )}
      {refused && (
        <div className={styles.refused} role="alert">
          <p>{refused}</p>
          <div className={styles.buttons}>
            <Button onClick={() => setRefused(null)}>All right</Button>
          </div>
        </div>
      )}
      <div role="status">
        {done && !asked && !refused && (
          <DoneToast
            after={done.after}
            clock={clock}
            onUndo={isUndo || done.from.confirm ? null : undo}
            onGone={forget}
          />
        )}
      </div>
    </div>
  );
  return { apiFor, preview, moveTo, messages, mayMove };
}
