/**
 * What a link opens to whoever has it, signed in or not: one record, for what its permissions say (`Holders.links`). It lasts
 * as long as the record names nobody else: claiming the record and a button for staff end all links made before.
 */
export interface LinkFacts {
  /** The field of the record that the link names. */
  readonly record: 'appointmentId' | 'waitingId';
  /** In a sentence for staff and for the docs. */
  readonly opens: string;
  /** What is left of it once the record is over. */
  readonly after: string;
}

export const LINKS = {
  VISIT: {
    record: 'appointmentId',
    opens: 'One visit: see it, move it and cancel it, as its customer may.',
    after: 'The visit can still be seen, and no longer changed.',
  },
  WAITING: {
    record: 'waitingId',
    opens: 'One place on the waiting list: leave it, and book the time that is held for it.',
    after: 'Nothing.',
  },
} as const satisfies Readonly<Record<string, LinkFacts>>;

export type LinkKind = keyof typeof LINKS;

export const LINK_KINDS = Object.keys(LINKS) as readonly LinkKind[];
