import { generateKeyPairSync, sign } from 'node:crypto';
import type { TokenRequest } from './control';

interface StoredPool {
  SigningKey: { kid: string; pem: string };
}

const decode = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const strangersKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A token with claims the pool would not give: signed by the pool (an expired one) or by a stranger (a forged one). */
export function signToken(poolFile: string, { from, key, claims = {} }: TokenRequest): string {
  const pool = (JSON.parse(poolFile) as StoredPool).SigningKey;
  const [head, body] = from.split('.');
  const signed = `${encode(decode(head))}.${encode({ ...decode(body), ...claims })}`;
  const pem = key === 'POOL' ? pool.pem : strangersKey();
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), pem).toString('base64url')}`;
}
