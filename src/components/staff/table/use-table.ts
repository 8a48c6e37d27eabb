import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { useTypedInAddress } from '../../../lib/use-typed-in-address';
import { type TableSort, type TableSpec, type TableView, readTableAddress, writeTableAddress } from './table-address';

/** The name of the text filter. */
const TYPED = 'find';

const memoryOf = ({ id }: TableSpec) => `workbay.columns.${id}`;

/** The columns that this person last chose in this browser. */
function rememberedColumns(spec: TableSpec): ReadonlySet<string> {
  const kept = localStorage.getItem(memoryOf(spec));
  const { columns } = readTableAddress(new URLSearchParams(kept === null ? '' : { columns: kept }), spec);
  const { extraColumns = [] } = spec;
  return columns ?? new Set(spec.columns.filter((column) => !extraColumns.includes(column)));
}

/**
 * A table whose view is in the address: sort, filters, number of pages, and the open row. Columns are in it once chosen;
 * otherwise they are those that this person last chose.
 */
export function useTable(spec: TableSpec) {
  const [search, setSearch] = useSearchParams();
  const { state } = useLocation() as { state: { isOpened?: boolean } | null };
  const navigate = useNavigate();
  const [typed, type] = useTypedInAddress(TYPED);
  const read = readTableAddress(search, spec);
  const view: TableView = spec.filters.includes(TYPED)
    ? { ...read, filters: { ...read.filters, [TYPED]: typed } }
    : read;
  const addressOf = (change: Partial<TableView>) => writeTableAddress(search, { ...view, ...change }, spec);
  const go = (change: Partial<TableView>) => setSearch(addressOf(change), { replace: true, preventScrollReset: true });
  return {
    view,
    columns: view.columns ?? rememberedColumns(spec),
    isFiltered: Object.values(view.filters).some((value) => value.trim() !== ''),
    /** A text filter changes with each key; the others start from the first page. */
    type,
    sortBy: (sort: TableSort) => go({ sort, pages: 1 }),
    filterBy: (filters: Readonly<Record<string, string>>) => go({ filters: { ...view.filters, ...filters }, pages: 1 }),
    clearFilters: () => {
      type('');
      go({ filters: {}, pages: 1 });
    },
    showPages: (pages: number) => go({ pages }),
    chooseColumns: (columns: ReadonlySet<string>) => {
      localStorage.setItem(memoryOf(spec), spec.columns.filter((column) => columns.has(column)).join('.'));
      go({ columns });
    },
    /** A row's link: the same table with this row at its side. */
    openTo: (open: string) => ({ to: `?${addressOf({ open }).toString()}`, state: { isOpened: true } }),
    /** Goes back if the row was opened from the table; a typed or shared address has no way back. */
    close: () => (state?.isOpened ? void navigate(-1) : go({ open: '' })),
  };
}

export type Table = ReturnType<typeof useTable>;
