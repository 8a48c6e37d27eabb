import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressKeyOf, requiredSecret } from './secrets';

const secret = (value?: string) => requiredSecret('MANAGE_LINK_SECRET', { MANAGE_LINK_SECRET: value });
const KEY = 'a-key-of-thirty-two-characters-!';

it('takes a key of 32 characters', () => {
  expect(secret(KEY)).toBe(KEY);
});

it.each([undefined, ''])('refuses a secret that is missing: %j', (value) => {
  expect(() => secret(value)).toThrow('MANAGE_LINK_SECRET is not set');
});

it('refuses the placeholder for an unset secret, long as it is', () => {
  expect(() => secret('<value will be resolved during runtime>')).toThrow('secret MANAGE_LINK_SECRET is not set');
  expect(() => secret(`<${KEY}\n${KEY}>`)).toThrow('secret MANAGE_LINK_SECRET is not set');
});

it('refuses a key that can be guessed, and reveals nothing of it', () => {
  expect(() => secret(KEY.slice(1))).toThrow('secret MANAGE_LINK_SECRET has fewer than 32 characters');
});

it.each([
  ['a comma at the end', `k2:${KEY},`, 'an empty key'],
  ['a name and no key', `k2:${KEY},k1:`, 'an empty key'],
  ['a gap between two', `k2:${KEY}, ,k1:${KEY}`, 'an empty key'],
  ['a short key before a long one', `k2:x,k1:${KEY}`, 'a key with fewer than 32 characters'],
  ['a short key after a long one', `k2:${KEY},k1:x`, 'a key with fewer than 32 characters'],
  ['two keys of one id', `k1:${KEY},k1:${KEY}`, 'two keys of one id'],
  ['the placeholder as one of them', `k2:<value will be resolved during runtime>,k1:${KEY}`, 'no secret was set'],
  ['a retired key in front', `-k1:${KEY}`, 'begins with a retired key'],
])('refuses %s', (_name, value, why) => {
  expect(() => secret(value)).toThrow(why);
  expect(() => secret(value)).not.toThrow(KEY);
});

it('knows addresses by its oldest key, however often the key for links is changed', () => {
  for (const value of [KEY, `k2:${KEY.toUpperCase()},${KEY}`, `k3:${KEY}3,k2:${KEY}2,-0:${KEY}`]) {
    expect(addressKeyOf(secret(value))).toBe(KEY);
  }
});

it('none of our code reads a secret in another way', async () => {
  const folder = join(import.meta.dirname, '..');
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('wiring'),
  );
  const lines = await Promise.all(
    files.map(async (file) =>
      (await readFile(join(folder, file), 'utf8')).split('\n').map((line) => `${file}: ${line}`),
    ),
  );
  const reading = lines.flat().filter((line) => /\('\w*SECRET'\)|env\b.*'\w*SECRET'/.test(line));
  expect(reading.length).toBeGreaterThan(2);
  expect(reading.filter((line) => !line.includes('requiredSecret('))).toEqual([]);
});
