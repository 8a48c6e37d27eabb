import { useQueries, useQuery } from '@tanstack/react-query';
import { isoWeekOf } from '../../../../domain/shared/time';
import { keys } from '../../../lib/query-keys';
import { listDayAppointments } from '../api/list-day-appointments';
import { listTimeBlocks } from '../api/list-time-blocks';

/** The appointments of several days; each day is read once for all views. */
export function useDays(dates: readonly string[]) {
  return useQueries({
    queries: dates.map((date) => ({
      queryKey: keys.day(date),
      queryFn: () => listDayAppointments(date),
    })),
    combine: (results) => ({
      days: new Map(results.map((result, index) => [dates[index] ?? '', result.data ?? []] as const)),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error ?? null,
      retry: () => results.filter((result) => result.isError).forEach((result) => void result.refetch()),
    }),
  });
}

/** The blocked time of a day. */
export function useBlocks(date: string) {
  const week = isoWeekOf(date);
  const { data } = useQuery({ queryKey: keys.blocksOf(week), queryFn: () => listTimeBlocks(week) });
  return (data ?? []).filter((block) => block.date === date);
}
