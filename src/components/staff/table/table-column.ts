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
  /** Names the row: always shown, and has the link. */
  readonly isName?: boolean;
  /** Such as "26%" or "160px". At least one column has none and takes the rest. */
  readonly width?: string;
  /** For values that need their header, such as dates: on a phone the header precedes the value. */
  readonly isUnclear?: boolean;
  /** Shown only if there is room: not on a tablet. */
  readonly isWide?: boolean;
  /** Right-aligned. */
  readonly isNumber?: boolean;
}
