/** Stands in the audit for a value that is not kept: it tells that there was one, and nothing of it. */
export const MASK = '•••';

/** Was there a value, which the audit does not keep? */
export const isMasked = (value: unknown): boolean => value === MASK;
