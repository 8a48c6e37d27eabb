/**
 * What a link opens to whoever has it, signed in or not: one record, named by this field of it, for what its permissions say
 * (`Holders.links`). It lasts until the record is in an account, or staff end it; docs/links.md says what each kind is for.
 */
export const LINKS = { VISIT: 'appointmentId', WAITING: 'waitingId' } as const;

export type LinkKind = keyof typeof LINKS;

export const LINK_KINDS = Object.keys(LINKS) as readonly LinkKind[];
