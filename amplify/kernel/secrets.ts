import { required } from './tables';

/** Shorter than this, a key can be guessed. */
const SHORTEST_KEY = 32;

/** One key of a secret. A retired one signs nothing and no longer opens links. */
export interface Key {
  readonly id: string;
  readonly key: string;
  readonly isRetired: boolean;
}

/**
 * The keys of a secret, separated by commas, newest first: `id:key` each, `-id:key` for a retired one; one without an
 * id has the id `0`. Throws on an empty key, and on two with one id.
 */
export function keysOf(secret: string): readonly Key[] {
  const keys = secret.split(',').map((part) => {
    const [, dash = '', id = '0', key = ''] = /^(-?)(?:([a-z0-9]{1,8}):)?(.*)$/s.exec(part.trim()) ?? [];
    return { id, key, isRetired: dash !== '' };
  });
  if (keys.some(({ key }) => key === '')) throw new Error('a key of the secret is empty');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('two keys of the secret have the same id');
  return keys;
}

/** The key that addresses are known by: the oldest, which exists from the first day and stays last. */
export const addressKeyOf = (secret: string): string => keysOf(secret).at(-1)?.key ?? '';

/** The fault of a secret, as the end of a sentence that begins with its name; null if there is none. */
export function faultOfSecret(secret: string): string | null {
  // Where none was set, Amplify leaves a placeholder that is the same everywhere and in public source.
  if (/^<.*>$/s.test(secret)) return 'is not set in this deployment';
  const parts = secret.split(',').length;
  const of = parts === 1 ? 'has' : 'has a key with';
  try {
    const keys = keysOf(secret);
    if (keys.some(({ key }) => /^<.*>$/s.test(key))) return 'holds the placeholder for when no secret was set';
    if (keys.some(({ key }) => key.length < SHORTEST_KEY)) return `${of} fewer than ${SHORTEST_KEY} characters`;
    return keys[0]?.isRetired === true ? 'begins with a retired key' : null;
  } catch {
    return 'has an empty key, or two keys of one id';
  }
}

/**
 * A secret of the deployment. Anyone could sign with a key that is public, short or empty, so each of its keys is
 * checked: throws, naming the secret and nothing of its content.
 */
export function requiredSecret(
  name: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const value = required(name, variables);
  const fault = faultOfSecret(value);
  if (fault !== null) throw new Error(`secret ${name} ${fault}`);
  return value;
}
