/** A row as the API answers it: anything the schema does not promise may be null. */
export type LooseRow<Record, Promised extends keyof Record = never> = {
  readonly [Field in Exclude<keyof Record, Promised>]?: Record[Field] | null;
} & { readonly [Field in Promised]: Record[Field] };
