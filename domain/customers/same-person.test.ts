import { expect, it } from 'vitest';
import { namesSamePerson } from './same-person';

it.each([
  ['the same name in another spelling', { name: 'Zoë  KERR' }, { name: 'zoe kerr' }, true],
  ['the same number in another spelling', { phone: '+61 400 123 456' }, { phone: '0400 123 456' }, true],
  ['another name, such as a partner’s', { name: 'Hana Kerr' }, { name: 'Ivor Kerr' }, false],
  ['nothing to compare', {}, {}, false],
  ['a name against no name', { name: 'Hana Kerr' }, { phone: '0400 123 456' }, false],
])('%s', (_what, one, other, expected) => {
  const nobody = { name: '', phone: '' };
  expect(namesSamePerson({ ...nobody, ...one }, { ...nobody, ...other })).toBe(expected);
});
