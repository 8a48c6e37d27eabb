import { expect, it } from 'vitest';
import { jsonField } from './json-field';

const hours = { '1': [{ from: '07:30', to: '17:30' }] };

it.each([
  ['an object', hours],
  ['text', JSON.stringify(hours)],
  ['text within text', JSON.stringify(JSON.stringify(hours))],
])('reads a JSON field that arrives as %s', (_, value) => {
  expect(jsonField(value)).toEqual(hours);
});

it('reads nothing as nothing', () => {
  expect([jsonField(null), jsonField(undefined), jsonField('7')]).toEqual([null, null, null]);
});
