import { expect, it } from 'vitest';
import { idFrom } from './words';

it.each([
  ['Brake pads, front', [], 'brake-pads-front'],
  ['Brake pads, front', ['brake-pads-front'], 'brake-pads-front-2'],
  ['Ölwechsel', [], 'olwechsel'],
  ['  !!  ', [], 'item'],
])('%s beside %j is %s', (name, taken, id) => {
  expect(idFrom(name, taken)).toBe(id);
});
