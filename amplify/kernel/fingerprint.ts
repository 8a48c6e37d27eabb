import { createHash } from 'node:crypto';

const LENGTH = 22;

/** A short one-way fingerprint (132 bits) of a text. */
export const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);

/** A one-way fingerprint (128 bits) for ids, letters and digits only. */
export const hexFingerprintOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/**
 * The stored form of a hold's token: day sheets are public, so they must not show the token that gives a right to the
 * hold.
 */
export const holderOf = (token: string): string => fingerprintOf(`hold:${token}`).slice(0, 16);
