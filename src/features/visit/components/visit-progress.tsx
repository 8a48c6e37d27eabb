import type { AppointmentStatus } from '../../../../domain/booking/appointment';

const STAGES: readonly { status: AppointmentStatus; word: string }[] = [
  { status: 'PENDING', word: 'Requested' },
  { status: 'SCHEDULED', word: 'Booked' },
  { status: 'ONGOING', word: 'In the workshop' },
  { status: 'COMPLETED', word: 'Ready' },
];

/** The visit's progress. */
export function VisitProgress({ status }: { status: AppointmentStatus }) {
  if (status === 'CANCELLED' || status === 'NO_SHOW') return null;
  const reached = STAGES.findIndex((stage) => stage.status === status);
  return (
    <ol className="progress" aria-label="Progress">
      {STAGES.map(({ status: stage, word }, index) => (
        <li key={stage} aria-current={index === reached ? 'step' : undefined} data-done={index <= reached}>
          {word}
        </li>
      ))}
    </ol>
  );
}
