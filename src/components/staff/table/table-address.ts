/** The parts of a table's view that can be in the address. */
export interface TableSpec {
  /** The table's key for its remembered columns. */
  readonly id: string;
  /** The columns that can be hidden. */
  readonly columns: readonly string[];
  /** Those of them that are hidden until chosen. */
  readonly extraColumns?: readonly string[];
  /** The columns that the server can sort by; the first is the default order. */
  readonly sorts: readonly string[];
  /** The default order is descending. */
  readonly startsDescending?: boolean;
  /** The names of the filters. */
  readonly filters: readonly string[];
}

export interface TableSort {
  readonly id: string;
  readonly desc: boolean;
}

/** A table's view in its address. */
export interface TableView {
  readonly sort: TableSort | null;
  /** The hideable columns to show; null if the address does not say. */
  readonly columns: ReadonlySet<string> | null;
  readonly filters: Readonly<Record<string, string>>;
  /** How many of the server's pages are shown, one below the other. */
  readonly pages: number;
  /** The row that is open at the side; empty for none. */
  readonly open: string;
}

/** Pages beyond this number are requested one by one. */
export const MOST_PAGES = 20;
/** Longer than any filter that a person types, and any id. */
const LONGEST = 200;

const NAMES = { sort: 'sort', columns: 'columns', pages: 'pages', open: 'open' } as const;

/** Reads an address and ignores what makes no sense: it may be old, cut off or made up. */
export function readTableAddress(search: URLSearchParams, spec: TableSpec): TableView {
  const text = (name: string) => (search.get(name) ?? '').slice(0, LONGEST);
  return {
    sort: sortOf(text(NAMES.sort), spec),
    columns: columnsOf(search.get(NAMES.columns), spec),
    filters: Object.fromEntries(spec.filters.map((name) => [name, text(name)])),
    pages: pagesOf(text(NAMES.pages)),
    open: text(NAMES.open),
  };
}

function sortOf(text: string, { sorts, startsDescending = false }: TableSpec): TableSort | null {
  const id = text.replace(/^-/, '');
  if (sorts.includes(id)) return { id, desc: text.startsWith('-') };
  const [first] = sorts;
  return first === undefined ? null : { id: first, desc: startsDescending };
}

function columnsOf(text: string | null, { columns }: TableSpec): ReadonlySet<string> | null {
  if (text === null) return null;
  const named = new Set(text.split('.'));
  const known = columns.filter((column) => named.has(column));
  // Columns that no longer exist are ignored; an empty choice still counts.
  return text !== '' && known.length === 0 ? null : new Set(known);
}

function pagesOf(text: string): number {
  const pages = /^\d{1,4}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(pages, 1), MOST_PAGES);
}

/** The address of a changed view. Keeps unknown parameters, leaves out defaults. */
export function writeTableAddress(search: URLSearchParams, view: TableView, spec: TableSpec): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (name: string, value: string) => (value === '' ? next.delete(name) : next.set(name, value));
  const usual = sortOf('', spec);
  const { sort } = view;
  const isUsual = sort === null || (sort.id === usual?.id && sort.desc === usual.desc);
  put(NAMES.sort, isUsual ? '' : `${sort.desc ? '-' : ''}${sort.id}`);
  for (const name of spec.filters) put(name, (view.filters[name] ?? '').slice(0, LONGEST));
  put(NAMES.pages, view.pages > 1 ? String(view.pages) : '');
  put(NAMES.open, view.open);
  if (view.columns === null) next.delete(NAMES.columns);
  else next.set(NAMES.columns, spec.columns.filter((column) => view.columns?.has(column)).join('.'));
  return next;
}
