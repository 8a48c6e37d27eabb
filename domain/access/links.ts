/**
 * The reach of a link, for anyone who has it, signed in or not: one record, named by this field, for what its
 * permissions allow (`Holders.links`). It works until the record belongs to an account or staff end it; docs/links.md
 * says what each kind is for.
 */
export const LINKS = { VISIT: 'appointmentId', WAITING: 'waitingId' } as const;

export type LinkKind = keyof typeof LINKS;

export const LINK_KINDS = Object.keys(LINKS) as readonly LinkKind[];
