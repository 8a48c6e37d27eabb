import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BrokenVisit } from '../../../domain/booking/listed-visit';
import type { ProblemFacts } from '../../../domain/shared/problem';
import { ProblemError } from '../../lib/problem-error';
import { SHOP_KEYS } from '../../lib/touched-keys';
import type { Save } from './api/save';

/** Saves a record: once for each press, with what it would break asked about first. */
export function useSave<Record, Answer = void>(
  write: (record: Record, change: Save) => Promise<Answer>,
  onSaved: (record: Record, answer: Answer) => void,
) {
  const client = useQueryClient();
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const mutation = useMutation({
    mutationFn: ({ record, acceptBroken }: { record: Record; acceptBroken: boolean }) =>
      write(record, { requestId, acceptBroken }),
    onError: (error) => {
      if (conflictOf(error)) void client.invalidateQueries({ queryKey: ['records'] });
    },
    onSuccess: async (answer, { record }) => {
      setRequestId(crypto.randomUUID());
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
