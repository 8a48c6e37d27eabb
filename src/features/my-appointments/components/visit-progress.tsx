import type { Visit } from '../api/list-my-appointments';
import styles from './visit-progress.module.css';

const STEPS = [
  { status: 'PENDING', word: 'Requested' },
  { status: 'SCHEDULED', word: 'Booked' },
  { status: 'ONGOING', word: 'In the workshop' },
  { status: 'COMPLETED', word: 'Ready' },
] as const;

/** The visit's progress in four steps. */
export function VisitProgress({ status }: { status: Visit['status'] }) {
  const at = STEPS.findIndex((step) => step.status === status);
  return (
    <ol className={styles.progress} aria-label="Progress">
      {STEPS.map((step, index) => (
        <li
          key={step.status}
          className={styles.step}
          data-reached={index <= at || undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {step.word}
        </li>
      ))}
    </ol>
  );
}
