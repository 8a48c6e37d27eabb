/** A record with the version that was seen of it, which a save sends along; 0 of one that is not there yet. */
export type Versioned<Record> = Record & { readonly version: number };
