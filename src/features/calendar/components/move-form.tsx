import { useState } from 'react';
import { localDateOf, localTimeOf, toInstant, wallTimeToMs } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { TextInput } from '../../../components/ui/text-input';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarResource } from '../calendar-layout';
import { type MovePreview, type MoveTarget, canMove, minutesOfVisit } from '../move-preview';
import { previewWords } from './drag-ghost';
import styles from './side-form.module.css';

export interface MoveFormProps {
  appointment: CalendarVisit;
  timeZone: string;
  bays: readonly CalendarResource[];
  technicians: readonly CalendarResource[];
  preview: (appointment: CalendarVisit, target: MoveTarget) => MovePreview;
  onMove: (appointment: CalendarVisit, target: MoveTarget, preview: MovePreview, confirm?: boolean) => void;
}

/** Moving without dragging: time, length, bay and technician, with the answer before the button is pressed. */
export function MoveForm({ appointment, timeZone, bays, technicians, preview, onMove }: MoveFormProps) {
  const [wish, setWish] = useState({
    date: localDateOf(appointment.startsAt, timeZone),
    time: localTimeOf(appointment.startsAt, timeZone),
    minutes: minutesOfVisit(appointment),
    bayId: appointment.bayId,
    technicianId: appointment.technicianId,
  });
  if (!canMove(appointment)) return null;
  const target: MoveTarget = {
    startsAt: toInstant(wallTimeToMs(wish.date, wish.time, timeZone)),
    durationMinutes: wish.minutes,
    bayId: wish.bayId,
    technicianId: wish.technicianId,
  };
  const same =
    target.startsAt === appointment.startsAt &&
    wish.minutes === minutesOfVisit(appointment) &&
    wish.bayId === appointment.bayId &&
    wish.technicianId === appointment.technicianId;
  const answer = preview(appointment, target);
  const pick = (options: readonly CalendarResource[], value: string, onPick: (id: string) => void) => (
    <select className="control" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
      {options.map(({ resourceId, name }) => (
        <option key={resourceId} value={resourceId}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <details className={styles.inPanel}>
      <summary>Move or change length</summary>
      <form
        className={styles.fields}
        aria-label="Move the appointment"
        onSubmit={(event) => {
          event.preventDefault();
          onMove(appointment, target, answer);
        }}
      >
        <div className={styles.pair}>
          <Field label="Day">
            <TextInput
              type="date"
              value={wish.date}
              onChange={({ currentTarget }) => currentTarget.value && setWish({ ...wish, date: currentTarget.value })}
            />
          </Field>
          <Field label="Time">
            <TextInput
              type="time"
              step={900}
              value={wish.time}
              onChange={({ currentTarget }) => currentTarget.value && setWish({ ...wish, time: currentTarget.value })}
            />
          </Field>
        </div>
        <Field label="Minutes">
          <TextInput
            type="number"
            min={15}
            max={960}
            step={15}
            value={wish.minutes}
            onChange={({ currentTarget }) => setWish({ ...wish, minutes: Number(currentTarget.value) || 15 })}
          />
        </Field>
        <Field label="Bay">{pick(bays, wish.bayId, (bayId) => setWish({ ...wish, bayId }))}</Field>
        <Field label="Technician">
          {pick(technicians, wish.technicianId, (technicianId) => setWish({ ...wish, technicianId }))}
        </Field>
        {!same && (
          <p className={styles.answer} data-preview={answer.kind} role="status">
            {previewWords(answer)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" disabled={same || answer.kind === 'REFUSED'}>
            Move
          </Button>
        </div>
      </form>
    </details>
  );
}

interface WishesProps extends Pick<MoveFormProps, 'appointment' | 'preview' | 'onMove'> {
  wordsOf: (startsAt: string) => string;
}

/** The customer's preferred times: confirming one moves the visit there and makes it a booking. */
export function Wishes({ appointment, preview, onMove, wordsOf }: WishesProps) {
  if (appointment.status !== 'PENDING' || appointment.preferredTimes.length === 0) return null;
  const durationMinutes = minutesOfVisit(appointment);
  return (
    <section className={styles.inPanel} aria-label="Preferred times">
      <h3>Times the customer named, best first</h3>
      <ol>
        {appointment.preferredTimes.map((startsAt) => {
          const target = { startsAt, durationMinutes, bayId: null, technicianId: null };
          const answer = preview(appointment, target);
          return (
            <li key={startsAt}>
              <Button disabled={answer.kind === 'REFUSED'} onClick={() => onMove(appointment, target, answer, true)}>
                Confirm {wordsOf(startsAt)}
              </Button>{' '}
              <span className={styles.answer} data-preview={answer.kind}>
                {startsAt === appointment.startsAt ? 'Held' : previewWords(answer)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
