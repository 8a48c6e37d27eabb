import { useQueries, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../../lib/problem-error';
import { keys } from '../../../lib/query-keys';
import type { CalendarAppointment, CalendarVisit } from '../api/appointment-row';
import { getAppointment } from '../api/get-appointment';

type Known = Pick<CalendarVisit, 'appointmentId' | 'version'>;

/** A read right after a change may come from a stale copy: temporary, so it is retried. */
async function detailsOf({ appointmentId, version }: Known): Promise<CalendarAppointment | null> {
  const found = await getAppointment(appointmentId);
  if (found !== null && found.version < version) throw new ProblemError('UNAVAILABLE');
  return found;
}

/**
 * The details of several visits, which the list of their day leaves out. Each is read once per version: a live change
 * that does not affect a visit costs nothing, and the old version is shown until the new one is read.
 */
export function useDetails(visits: readonly Known[]) {
  const client = useQueryClient();
  return useQueries({
    queries: visits.map(({ appointmentId, version }) => ({
      queryKey: keys.detailsAt(appointmentId, version),
      queryFn: () => detailsOf({ appointmentId, version }),
      staleTime: Infinity,
      placeholderData: () =>
        client
          .getQueriesData<CalendarAppointment | null>({ queryKey: keys.details(appointmentId) })
          .findLast(([, details]) => details !== undefined)?.[1],
    })),
    combine: (results) => ({
      of: new Map(results.flatMap(({ data }) => (data ? [[data.appointmentId, data] as const] : []))),
      isPending: results.some(({ isPending }) => isPending),
      error: results.find(({ error }) => error)?.error ?? null,
      retry: () => results.filter(({ isError }) => isError).forEach(({ refetch }) => void refetch()),
    }),
  });
}
