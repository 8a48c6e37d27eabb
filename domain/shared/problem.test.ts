import { expect, it } from 'vitest';
import { factText } from './problem';

it('puts a fact into a sentence when it is a text or a number, and leaves it out otherwise', () => {
  const facts = { rule: 'TOO_SOON', count: 2, visits: [{ appointmentId: 'a-1' }] };
  expect(['rule', 'count', 'visits', 'missing'].map((name) => factText(facts, name))).toEqual([
    'TOO_SOON',
    '2',
    '',
    '',
  ]);
});
