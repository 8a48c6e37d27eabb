import type { ReactNode } from 'react';

/** A column of a table. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** The cell as text: for the file, and for the cell itself unless `cell` draws it. */
  readonly text: (row: Row) => string;
  readonly cell?: (row: Row) => ReactNode;
  /** The server can sort by it; the words for its two orders, such as "A to Z". */
  readonly sort?: { readonly up: string; readonly down: string };
  /** It names the row: it is never left out, and carries the link. */
  readonly isName?: boolean;
  /** Such as "26%" or "160px". One column at least goes without: it takes what is left. */
  readonly width?: string;
  /** A value that does not say what it is without its header, such as a date: on a phone the header stands before it. */
  readonly isUnclear?: boolean;
  /** Shown only where there is room: not on a tablet. */
  readonly isWide?: boolean;
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
}
