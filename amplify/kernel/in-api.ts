import * as v from 'valibot';

/** Says on a schema what it is in the API, where its own type does not tell: `ID`, `AWSJSON`, or the name of an input type. */
export const inApi = <const Schema extends v.GenericSchema>(schema: Schema, type: string) =>
  v.pipe(schema, v.metadata({ api: type }));
