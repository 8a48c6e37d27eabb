import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { MOST_PAGES } from './table-address';

export interface CursorPage<Row, Cursor = string> {
  readonly rows: readonly Row[];
  /** The cursor of the next page; null after the last. */
  readonly next: Cursor | null;
}

export interface TableRows<Row> {
  /** Undefined until the first page arrives. */
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly showMore: () => void;
}

interface CursorRows<Row, Cursor> {
  readonly queryKey: QueryKey;
  readonly read: (cursor: Cursor | null) => Promise<CursorPage<Row, Cursor>>;
  /** The number of pages to show, from the address. */
  readonly pages: number;
  readonly onPages: (pages: number) => void;
  readonly staleTime?: number;
  readonly enabled?: boolean;
}

/**
 * The rows of a list that the server returns page by page. The address has the number of pages and no cursor: cursors
 * expire, and a number is easy to check. After a reload the same number of pages is read again, one by one.
 */
export function useCursorRows<Row, Cursor = string>(list: CursorRows<Row, Cursor>): TableRows<Row> {
  const { queryKey, read, pages, onPages, staleTime, enabled = true } = list;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam as Cursor | null),
    initialPageParam: null as Cursor | null,
    getNextPageParam: ({ next }) => next,
    enabled,
    ...(staleTime !== undefined && { staleTime }),
  });
  const { data, error, isFetching, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } = query;
  const loaded = data?.pages.length ?? 0;
  const isBehind = loaded > 0 && loaded < pages && hasNextPage && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (isBehind) void fetchNextPage();
  }, [isBehind, fetchNextPage]);
  return {
    rows: data?.pages.flatMap((page) => page.rows),
    error,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
    hasMore: hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    showMore: () => {
      if (loaded < MOST_PAGES) onPages(loaded + 1);
      if (!isFetching) void fetchNextPage();
    },
  };
}
