import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Table } from '../../../components/staff/table/use-table';
import { type TableRows, useCursorRows } from '../../../components/staff/table/use-cursor-rows';
import { keys } from '../../../lib/query-keys';
import type { FoundCustomer } from '../../../shared/customer-search/api/search-customers';
import { useCustomerSearch } from '../../../shared/customer-search/use-search';
import { type RegisterLine, readFound, readRegister } from '../api/read-customers';

/** A customer in the table, with the match if they were searched for. */
export interface RegisterEntry extends RegisterLine {
  readonly found?: Pick<FoundCustomer, 'kind' | 'label'>;
}

interface Register {
  readonly rows: TableRows<RegisterEntry>;
  /** The text is too short to search for. */
  readonly isTooShort: boolean;
  /** There are more matches than listed. */
  readonly perhapsMore: boolean;
}

/** The register by name or, once text is typed, its search results. */
export function useRegister(table: Table, typed: string): Register {
  const isSearching = typed.trim() !== '';
  const order = table.view.sort?.desc ? 'DESC' : 'ASC';
  const register = useCursorRows<RegisterEntry>({
    queryKey: keys.register(order),
    read: (cursor) => readRegister(cursor, order),
    pages: table.view.pages,
    onPages: table.showPages,
    enabled: !isSearching,
  });
  const found = useFound(typed);
  return isSearching ? found : { rows: register, isTooShort: false, perhapsMore: false };
}

function useFound(typed: string): Register {
  const search = useCustomerSearch(typed);
  const hits = search.found ?? [];
  const ids = hits.map(({ customerId }) => customerId);
  const read = useQuery({
    queryKey: keys.foundRows(ids),
    queryFn: () => readFound(ids),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const byId = new Map(hits.map((hit) => [hit.customerId, hit]));
  const isSought = search.isLongEnough && search.found === undefined;
  const isRead = ids.length === 0 || read.data !== undefined;
  const lines = (ids.length === 0 ? [] : (read.data ?? [])).flatMap((line): RegisterEntry[] => {
    const hit = byId.get(line.customerId);
    return hit ? [{ ...line, found: hit }] : [];
  });
  return {
    rows: {
      rows: isSought || !isRead ? undefined : lines,
      error: search.error ?? read.error,
      retry: () => void (search.error ? search.refetch() : read.refetch()),
      hasMore: false,
      isReadingMore: false,
      showMore: () => undefined,
    },
    isTooShort: !search.isLongEnough,
    perhapsMore: search.perhapsMore,
  };
}
