import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUuid, referenceOf } from './ids';

it('takes only a lower-case UUID for an id', () => {
  expect(isUuid('0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11')).toBe(true);
  expect(isUuid('0B6F1B1E-58F4-4C5E-9A51-6F4F6F2F7C11')).toBe(false);
  expect(isUuid('0b6f1b1e58f44c5e9a516f4f6f2f7c11')).toBe(false);
  expect(isUuid(' 0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11')).toBe(false);
  expect(isUuid('')).toBe(false);
});

it('labels every appointment with six letters that cannot be misheard, and always the same ones', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(isUuid(id)).toBe(true);
      expect(referenceOf(id)).toMatch(/^WB-[2-9A-HJKMNP-TV-Z]{6}$/);
      expect(referenceOf(id)).toBe(referenceOf(id));
    }),
  );
});

it('gives a thousand appointments a thousand labels', () => {
  const ids = fc.sample(fc.uuid({ version: 4 }), { numRuns: 1000, seed: 7 });
  const labels = new Set([...new Set(ids)].map(referenceOf));
  expect(labels.size).toBeGreaterThan(new Set(ids).size - 3);
});
