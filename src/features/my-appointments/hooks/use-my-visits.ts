import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/query-keys';
import { cancelVisit } from '../api/cancel-visit';
import { claimRecords } from '../api/claim-records';
import { getVisitShop } from '../api/get-visit-shop';
import { listMyAppointments } from '../api/list-my-appointments';

/** The customer's visits, page by page, and the shop they were booked at. */
export function useMyVisits(customerId: string) {
  const shop = useQuery({ queryKey: keys.visitShop, queryFn: getVisitShop, staleTime: 5 * 60_000 });
  const pages = useInfiniteQuery({
    queryKey: keys.ownVisitsOf(customerId),
    queryFn: async ({ pageParam }) => {
      await claimRecords(customerId);
      return listMyAppointments(customerId, pageParam);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextToken,
  });
  return {
    shop: shop.data,
    visits: pages.data?.pages.flatMap(({ visits }) => visits),
    error: shop.error ?? pages.error,
    retry: () => {
      if (shop.isError) void shop.refetch();
      if (pages.isError) void pages.refetch();
    },
    older: { exist: pages.hasNextPage, load: () => void pages.fetchNextPage(), loading: pages.isFetchingNextPage },
  };
}

/** Cancels a visit; then always reads the visits again, so the page is up to date. */
export function useCancelVisit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: cancelVisit,
    onSettled: () => client.invalidateQueries({ queryKey: keys.ownVisits }),
  });
}
