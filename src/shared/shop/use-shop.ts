import { useQueries, useQuery } from '@tanstack/react-query';
import { isoWeekOf, type LocalDate } from '../../../domain/shared/time';
import { keys } from '../../lib/query-keys';
import { readShop } from './api/read-shop';
import { readWeek } from './api/read-week';

const FIVE_MINUTES = 300_000;

/** The workshop and its services; null until it is set up. */
export const useShop = () => useQuery({ queryKey: keys.shop, queryFn: readShop, staleTime: FIVE_MINUTES });

/** The day sheets of the weeks that the given days lie in. Read again every half minute while the page is visible. */
export function useSheets(dates: readonly LocalDate[]) {
  const weeks = [...new Set(dates.map(isoWeekOf))];
  return useQueries({
    queries: weeks.map((week) => ({
      queryKey: keys.sheetsOf(week),
      queryFn: () => readWeek(week),
      staleTime: 15_000,
      refetchInterval: 30_000,
    })),
    combine: (results) => ({
      sheets: results.flatMap((result) => result.data ?? []),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error ?? null,
      refetch: () => results.forEach((result) => void result.refetch()),
    }),
  });
}
