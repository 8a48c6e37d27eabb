import { expect, it } from 'vitest';
import { customerHits, pageHits } from './hits';

const pages = [
  { to: '/staff', word: 'Calendar' },
  { to: '/staff/my-day', word: 'My day' },
];

it.each([
  ['', ['Calendar', 'My day']],
  ['cal', ['Calendar']],
  ['DAY', ['My day']],
  ['ay', []],
  ['😀', []],
  ['\u200f', []],
])('%j finds the pages %j', (typed, words) => {
  expect(pageHits(pages, typed).map(({ label }) => label)).toEqual(words);
});

it('a customer’s link uses the id, with any characters in it', () => {
  expect(customerHits([{ customerId: 'a/b', label: 'B-WB 1', contact: '', kind: 'plate' }])).toEqual([
    { label: 'B-WB 1', contact: '', kind: 'Car', to: '/staff/customers/a%2Fb' },
  ]);
});
