import { createHmac, timingSafeEqual } from 'node:crypto';
import { LINK_KINDS, type LinkKind } from '../../domain/access/links';
import { type Key, keysOf } from './secrets';

/** The content of a link: the one record it opens, and the generation of links it belongs to. */
export interface OpenedLink {
  readonly kind: LinkKind;
  readonly recordId: string;
  /** Goes up when the links of a record are ended; each record keeps its own. From 0. */
  readonly generation: number;
}

const SIGNATURE_LENGTH = 22;
const GENERATION = /^(?:0|[1-9]\d{0,8})$/;

/**
 * Links are made with the first key, and read with the key they name while it is not retired: to change the key, put a
 * new one in front.
 */
const linkKeysOf = (secret: string): readonly Key[] => keysOf(secret).filter(({ isRetired }) => !isRetired);

/** 132 bits. */
const signatureOf = (text: string, { key }: Key): string =>
  createHmac('sha256', key).update(`link:${text}`).digest('base64url').slice(0, SIGNATURE_LENGTH);

const isSignature = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The token of a link: kind, record, generation, key and signature. The same link has the same token. */
export function linkTokenFor({ kind, recordId, generation }: OpenedLink, secret: string): string {
  const [key] = linkKeysOf(secret);
  if (key === undefined) throw new Error('no key to sign a link with');
  const text = [kind, Buffer.from(recordId).toString('base64url'), generation, key.id].join('.');
  return `${text}.${signatureOf(text, key)}`;
}

/** Does a link open the record as it is now? Links of an older generation were ended. */
export const opens = ({ generation }: OpenedLink, record: { readonly linkGeneration: number | null }): boolean =>
  (record.linkGeneration ?? 0) === generation;

/** The link that a token was made for, or null if we did not sign it, or the key is no longer used. */
export function openLink(token: string, secret: string): OpenedLink | null {
  const [name, record = '', count = '', keyId, signature = '', ...rest] = token.split('.');
  const kind = LINK_KINDS.find((one) => one === name);
  const key = linkKeysOf(secret).find(({ id }) => id === keyId);
  if (kind === undefined || key === undefined || rest.length > 0 || !GENERATION.test(count)) return null;
  if (!isSignature(signature, signatureOf([kind, record, count, key.id].join('.'), key))) return null;
  return { kind, recordId: Buffer.from(record, 'base64url').toString('utf8'), generation: Number(count) };
}
