import { expect, it } from 'vitest';
import { MOST_TRANSIENT_BOUNCES, suppressionFor } from './suppression';

it('a permanent bounce or a complaint ends all mail to an address at once', () => {
  expect(suppressionFor('PERMANENT_BOUNCE', 0)).toBe('PERMANENT_BOUNCE');
  expect(suppressionFor('COMPLAINT', 0)).toBe('COMPLAINT');
});

it('temporary failures end it when there are too many of them', () => {
  expect(suppressionFor('TRANSIENT_BOUNCE', MOST_TRANSIENT_BOUNCES - 1)).toBeNull();
  expect(suppressionFor('TRANSIENT_BOUNCE', MOST_TRANSIENT_BOUNCES)).toBe('TRANSIENT_BOUNCES');
});
