import * as v from 'valibot';

/**
 * Marks a schema with its API type, where its own type does not tell: `ID`, `AWSJSON`, or the name of an input type.
 */
export const inApi = <const Schema extends v.GenericSchema>(schema: Schema, type: string) =>
  v.pipe(schema, v.metadata({ api: type }));
