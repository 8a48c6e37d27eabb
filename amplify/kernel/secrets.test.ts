import { expect, it } from 'vitest';
import { requiredSecret } from './secrets';

const secret = (value?: string) => requiredSecret('MANAGE_LINK_SECRET', { MANAGE_LINK_SECRET: value });
const KEY = 'a-key-of-thirty-two-characters-!';

it('takes a key of 32 characters', () => {
  expect(secret(KEY)).toBe(KEY);
});

it.each([undefined, ''])('refuses a secret that is missing: %j', (value) => {
  expect(() => secret(value)).toThrow('MANAGE_LINK_SECRET is not set');
});

it('refuses the text that stands where no secret was set, long as it is', () => {
  expect(() => secret('<value will be resolved during runtime>')).toThrow('secret MANAGE_LINK_SECRET is not set');
  expect(() => secret(`<${KEY}\n${KEY}>`)).toThrow('secret MANAGE_LINK_SECRET is not set');
});

it('refuses a key that can be guessed, and tells nothing of it', () => {
  expect(() => secret(KEY.slice(1))).toThrow('secret MANAGE_LINK_SECRET has fewer than 32 characters');
});
