export type Schema = 1;

export const schema = 1;
