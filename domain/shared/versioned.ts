/** A record with the version that was read, which a save sends along; 0 if the record does not exist yet. */
export type Versioned<Record> = Record & { readonly version: number };
