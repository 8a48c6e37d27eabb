import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BrokenVisit } from '../../../domain/booking/listed-visit';
import type { ProblemFacts } from '../../../domain/shared/problem';
import { ProblemError } from '../../lib/problem-error';
import { SHOP_KEYS } from '../../lib/touched-keys';
import { useRequestIds } from '../../lib/use-request-ids';
import type { Save } from './api/save';

/**
 * Saves a record: once, however often the same is sent, with what it would break asked about first. What is changed after
 * a lost answer is another request; if the first was saved after all, the version of the record says so.
 */
export function useSave<Record, Answer = void>(
  write: (record: Record, change: Save) => Promise<Answer>,
  onSaved: (record: Record, answer: Answer) => void,
) {
  const client = useQueryClient();
  const requests = useRequestIds();
  const mutation = useMutation({
    mutationFn: ({ record, acceptBroken }: { record: Record; acceptBroken: boolean }) =>
      write(record, { requestId: requests.idFor([record, acceptBroken]), acceptBroken }),
    onError: (error) => {
      if (conflictOf(error)) void client.invalidateQueries({ queryKey: ['records'] });
    },
    onSuccess: async (answer, { record }) => {
      requests.wasDone();
      // Whoever goes to another part of the settings edits what was just saved, not what was there before.
      await client.invalidateQueries({ queryKey: ['records'] });
      for (const queryKey of SHOP_KEYS) void client.invalidateQueries({ queryKey });
      onSaved(record, answer);
    },
  });
  const { error, variables } = mutation;
  const conflict = conflictOf(error);
  const broken = error instanceof ProblemError && error.code === 'WOULD_BREAK' ? error.facts : null;
  return {
    save: (record: Record) => mutation.mutate({ record, acceptBroken: false }),
    saveAnyway: () => variables && mutation.mutate({ ...variables, acceptBroken: true }),
    goBack: mutation.reset,
    isPending: mutation.isPending,
    isSaved: mutation.isSuccess,
    error: broken || conflict ? null : error,
    broken,
    conflict,
  };
}

/** Who was faster, as a VERSION_CONFLICT refusal says: each of it empty, or 0, where it is not known. */
export interface Conflict {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

function conflictOf(error: unknown): Conflict | null {
  if (!(error instanceof ProblemError) || error.code !== 'VERSION_CONFLICT') return null;
  const { version = 0, changedAt = '', changedBy = '' } = error.facts as Partial<Conflict>;
  return { version, changedAt, changedBy };
}

/** The visits that a WOULD_BREAK refusal names. */
export const brokenVisits = ({ visits }: ProblemFacts): readonly BrokenVisit[] =>
  Array.isArray(visits) ? (visits as readonly object[] as readonly BrokenVisit[]) : [];
