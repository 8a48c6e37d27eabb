import { describe, expect, it } from 'vitest';
import { inboxOf, isEmailAddress } from './email-address';

describe('an email address', () => {
  it.each([
    'john@example.com',
    'j.o-hn+tag@sub.example-garage.co',
    "o'brien@example.ie",
    `${'a'.repeat(64)}@example.com`,
    'x@xn--mller-kva.de',
  ])('%s is taken', (address) => expect(isEmailAddress(address)).toBe(true));

  it.each([
    'john..doe@example.com',
    '.john@example.com',
    'john.@example.com',
    'jöhn@example.com',
    'jım@example.com',
    'jo\u200dhn@example.com',
    'john@-example.org',
    'john@example-.org',
    'john@1.2.3.4',
    'john@[192.0.2.1]',
    'john@localhost',
    'john@example..com',
    'john@müller.de',
    `john@${'a'.repeat(64)}.com`,
    `${'a'.repeat(65)}@example.com`,
    `j@${'a.'.repeat(130)}com`,
    'a@b@example.com',
    '"john doe"@example.com',
    'john doe@example.com',
    'john@example.com\r\nbcc: all@example.com',
    '',
  ])('%s is refused, as the mail service would', (address) => expect(isEmailAddress(address)).toBe(false));
});

it('a tag behind a plus, and capitals, lead to the same inbox', () => {
  expect(new Set(['x@example.com', 'X+1@Example.com', ' x+a+b@example.com '].map(inboxOf)).size).toBe(1);
  expect(inboxOf('+x@example.com')).toBe('+x@example.com');
});
