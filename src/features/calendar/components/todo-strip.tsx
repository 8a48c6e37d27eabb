import { Link } from 'react-router-dom';
import type { TodoGroup, TodoKind } from '../calendar-todo';
import { timeWords, whoseText } from '../calendar-words';
import type { Clock } from '../calendar-words';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import styles from './todo-strip.module.css';

const WORDS: Record<TodoKind, { label: string; nothing: string; late: string }> = {
  'to-confirm': { label: 'To confirm', nothing: 'Nothing waits for an answer', late: 'past its time' },
  'drop-offs': { label: 'Drop-offs', nothing: 'No car is expected', late: 'late' },
  ongoing: { label: 'Ongoing', nothing: 'No work in progress', late: 'running over' },
};

interface TodoStripProps {
  groups: readonly TodoGroup[];
  clock: Clock;
}

/** The day's to-dos. Choosing one marks its appointments on the calendar; choosing it again shows all. */
export function TodoStrip({ groups, clock }: TodoStripProps) {
  const { place, linkTo } = useCalendarPlace();
  return (
    <ul className={styles.strip} aria-label="To do">
      {groups.map((group) => (
        <li key={group.kind}>
          <Link
            className={styles.card}
            data-kind={group.kind}
            data-empty={group.appointments.length === 0 || undefined}
            aria-current={place.show === group.kind ? 'true' : undefined}
            to={linkTo({ show: place.show === group.kind ? null : group.kind })}
            replace
          >
            <span className={styles.count}>{group.appointments.length}</span>
            <span className={styles.label}>
              {WORDS[group.kind].label}
              {group.lateCount > 0 && (
                <span className={styles.late}>
                  {group.lateCount} {WORDS[group.kind].late}
                </span>
              )}
            </span>
            <TodoNext group={group} clock={clock} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function TodoNext({ group, clock }: { group: TodoGroup; clock: Clock }) {
  const first = group.appointments[0];
  if (!first) return <span className={styles.next}>{WORDS[group.kind].nothing}</span>;
  const at = group.kind === 'ongoing' ? `until ${timeWords(first.endsAt, clock)}` : timeWords(first.startsAt, clock);
  return (
    <span className={styles.next}>
      <bdi className={styles.plate}>{first.vehiclePlate || whoseText(first)}</bdi> {at}, <bdi>{first.serviceName}</bdi>
    </span>
  );
}
