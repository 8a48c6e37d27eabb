/** Replaces a value the audit does not keep: it shows that there was one, and nothing else. */
export const MASK = '•••';

/** Was there a value that the audit does not keep? */
export const isMasked = (value: unknown): boolean => value === MASK;
