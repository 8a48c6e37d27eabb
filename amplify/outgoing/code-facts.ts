import * as v from 'valibot';

/** A code to type. In what the user pool sends it is the pool's placeholder. */
export const codeFacts = v.object({ code: v.string() });
