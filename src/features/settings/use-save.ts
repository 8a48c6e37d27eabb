import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../lib/problem-error';
import { SHOP_KEYS } from '../../lib/query-keys';
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
    onSuccess: (answer, { record }) => {
      setRequestId(crypto.randomUUID());
      for (const queryKey of SHOP_KEYS) void client.invalidateQueries({ queryKey });
      onSaved(record, answer);
    },
  });
  const { error, variables } = mutation;
  const broken = error instanceof ProblemError && error.code === 'WOULD_BREAK' ? error.facts : null;
  return {
    save: (record: Record) => mutation.mutate({ record, acceptBroken: false }),
    saveAnyway: () => variables && mutation.mutate({ ...variables, acceptBroken: true }),
    goBack: mutation.reset,
    isPending: mutation.isPending,
    isSaved: mutation.isSuccess,
    error: broken ? null : error,
    broken,
  };
}

/** An appointment as a WOULD_BREAK refusal names it. */
export interface BrokenVisit {
  readonly appointmentId: string;
  readonly startsAt: string;
  readonly contactName: string;
  readonly service: string;
}

/** Reads the list of a WOULD_BREAK refusal. */
export function brokenVisits(facts: { readonly [name: string]: unknown }): BrokenVisit[] {
  const lines = Array.isArray(facts['appointments']) ? facts['appointments'].map(String) : [];
  return lines.map((line) => {
    const [appointmentId = '', startsAt = '', contactName = '', ...service] = line.split('|');
    return { appointmentId, startsAt, contactName, service: service.join('|') };
  });
}
