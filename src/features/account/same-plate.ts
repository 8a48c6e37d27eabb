const bare = (plate: string): string => plate.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Do two plates name one car, however they were typed? */
export const isSamePlate = (a: string, b: string): boolean => bare(a) === bare(b);
