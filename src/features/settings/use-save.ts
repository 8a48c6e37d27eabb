import type { BrokenVisit } from '../../../domain/booking/listed-visit';
import type { ProblemFacts } from '../../../domain/shared/problem';
import type { ProblemError } from '../../lib/problem-error';
import { keys } from '../../lib/query-keys';
import { SHOP_KEYS } from '../../lib/touched-keys';
import { useCommand } from '../../lib/use-command';
import type { Save } from './api/save';

interface Wish<Record> {
  readonly record: Record;
  readonly acceptBroken: boolean;
}

/**
 * Saves a record, and asks first about the appointments that the change would break. What is changed after a lost answer is
 * another request; if the first was saved after all, the version of the record says so.
 */
export function useSave<Record, Answer = void>(
  write: (record: Record, change: Save) => Promise<Answer>,
  onSaved: (record: Record, answer: Answer) => void,
) {
  const { run, input, problem, reset, isDone, ...sending } = useCommand(
    ({ record, ...change }: Wish<Record> & Save) => write(record, change),
    // Another part of the settings then edits the values just saved, not older ones.
    { awaits: keys.records, touches: SHOP_KEYS, onDone: (answer, { record }: Wish<Record>) => onSaved(record, answer) },
  );
  const conflict = conflictOf(problem);
  const broken = problem?.code === 'WOULD_BREAK' ? problem.facts : null;
  return {
    ...sending,
    save: (record: Record) => run({ record, acceptBroken: false }),
    saveAnyway: () => input && run({ ...input, acceptBroken: true }),
    goBack: reset,
    isSaved: isDone,
    problem: broken || conflict ? null : problem,
    broken,
    conflict,
  };
}

/** Who was faster, from a VERSION_CONFLICT refusal: empty or 0 where unknown. */
export interface Conflict {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

function conflictOf(problem: ProblemError | null): Conflict | null {
  if (problem?.code !== 'VERSION_CONFLICT') return null;
  const { version = 0, changedAt = '', changedBy = '' } = problem.facts as Partial<Conflict>;
  return { version, changedAt, changedBy };
}

/** The visits that a WOULD_BREAK refusal names. */
export const brokenVisits = ({ visits }: ProblemFacts): readonly BrokenVisit[] =>
  Array.isArray(visits) ? (visits as readonly object[] as readonly BrokenVisit[]) : [];
