import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { factText } from '../../../../domain/shared/problem';
import { isoWeekOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { ProblemError } from '../../../lib/problem-error';
import { problemText } from '../../../lib/problem-text';
import { useRequestIds } from '../../../lib/use-request-ids';
import { keys } from '../../../lib/query-keys';
import { blockTime, freeTime } from '../api/block-time';
import type { TimeBlockRow } from '../api/list-time-blocks';
import type { CalendarResource, CalendarView } from '../calendar-layout';
import { type Clock, dateWords, timeWords } from '../calendar-words';
import styles from './side-form.module.css';

const kindOf = (view: CalendarView): 'BAY' | 'TECHNICIAN' => (view === 'bay' ? 'BAY' : 'TECHNICIAN');

interface BlockFormProps {
  date: string;
  view: CalendarView;
  resources: readonly CalendarResource[];
  clock: Clock;
  onDone: () => void;
}

/** Blocks time of a bay, a technician or the whole shop on one day. */
export function BlockForm({ date, view, resources, clock, onDone }: BlockFormProps) {
  const [resourceId, setResourceId] = useState(resources[0]?.resourceId ?? '');
  const [hours, setHours] = useState({ from: '12:00', to: '13:00' });
  const [title, setTitle] = useState('');
  const requests = useRequestIds();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (keepAppointments: boolean) => {
      const wish = {
        ...{ title, keepAppointments, from: date, to: date, fromTime: hours.from, toTime: hours.to },
        kind: resourceId === '' ? ('CLOSURE' as const) : ('BLOCKED' as const),
        resourceKind: resourceId === '' ? ('SHOP' as const) : kindOf(view),
        resourceId: resourceId || null,
      };
      return blockTime({ ...wish, requestId: requests.idFor(wish) });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.blocksOf(isoWeekOf(date)) });
      void client.invalidateQueries({ queryKey: keys.sheets });
      onDone();
    },
  });
  const broken = error instanceof ProblemError && error.code === 'WOULD_BREAK' ? error.facts : null;
  return (
    <form
      className={styles.form}
      aria-label="Block time"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(false);
      }}
    >
      <h2>Block time</h2>
      <p className={styles.hint}>{dateWords(date, clock.locale)}</p>
      <Field label={view === 'bay' ? 'Bay' : 'Technician'}>
        <select className="control" value={resourceId} onChange={(event) => setResourceId(event.currentTarget.value)}>
          {resources.map(({ resourceId: id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">The whole shop</option>
        </select>
      </Field>
      <div className={styles.pair}>
        <Field label="From">
          <TextInput
            type="time"
            step={900}
            value={hours.from}
            onChange={(event) => setHours({ ...hours, from: event.currentTarget.value })}
          />
        </Field>
        <Field label="To">
          <TextInput
            type="time"
            step={900}
            value={hours.to}
            onChange={(event) => setHours({ ...hours, to: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Field label="Why (optional)">
        <TextInput maxLength={100} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Field>
      {error && !broken && <Notice tone="problem">{problemText(error)}</Notice>}
      {broken && (
        <Notice tone="waiting">
          {factText(broken, 'count')} {broken['count'] === 1 ? 'appointment stands' : 'appointments stand'} in that
          time. Move them first, or keep them and block what is free around them.
        </Notice>
      )}
      <div className={styles.buttons}>
        {broken ? (
          <Button variant="primary" busy={isPending} onClick={() => mutate(true)}>
            Keep them and block the rest
          </Button>
        ) : (
          <Button type="submit" variant="primary" busy={isPending}>
            Block
          </Button>
        )}
        <Button onClick={onDone}>Close</Button>
      </div>
    </form>
  );
}

/** An existing block, with a button to free its time. */
export function FreeForm({ block, clock, onDone }: { block: TimeBlockRow; clock: Clock; onDone: () => void }) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => freeTime(block),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.blocksOf(block.week) });
      void client.invalidateQueries({ queryKey: keys.sheets });
      onDone();
    },
  });
  return (
    <section className={styles.form} aria-label="Blocked time">
      <h2>{block.title || 'Blocked time'}</h2>
      <p className={styles.hint}>
        {dateWords(block.date, clock.locale)}, {timeWords(block.startsAt, clock)} to {timeWords(block.endsAt, clock)}
      </p>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <div className={styles.buttons}>
        <Button variant="primary" busy={isPending} onClick={() => mutate()}>
          Free this time
        </Button>
        <Button onClick={onDone}>Close</Button>
      </div>
    </section>
  );
}
