import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const KEY = createHash('sha256').update('workbay local page tokens').digest();
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AppSync's page tokens are sealed: a client can neither read the key in them nor make one up. */
export function sealPageToken(key: unknown): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', KEY, iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(key)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

export class InvalidPageToken extends Error {
  readonly type = 'BadRequestException';

  constructor() {
    super('Invalid pagination token given.');
  }
}

/** The key to go on from; throws `InvalidPageToken` for anything this runtime did not seal. */
export function openPageToken(token: string): Record<string, never> {
  try {
    const sealed = Buffer.from(token, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', KEY, sealed.subarray(0, IV_BYTES));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(body.toString()) as Record<string, never>;
  } catch {
    throw new InvalidPageToken();
  }
}
