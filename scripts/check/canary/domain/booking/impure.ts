import { readFileSync } from 'node:fs';

// domain-is-pure
export const impure = readFileSync;
