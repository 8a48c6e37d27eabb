import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, formatCents } from './money';

describe('money', () => {
  it('is whole cents and nothing else', () => {
    expect(() => cents(1.5)).toThrow('not a whole number of cents');
    expect(() => cents(2 ** 60)).toThrow('not a whole number of cents');
  });

  it('shows the cents it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (amount) => {
        const shown = formatCents(cents(amount), 'AUD', 'en-AU').replace(/[^\d]/g, '');
        expect(Number(shown)).toBe(amount);
      }),
    );
  });

  it('writes the currency once', () => {
    expect(formatCents(cents(21_900), 'AUD', 'en-AU')).toBe('$219.00');
    expect(formatCents(cents(500), 'JPY', 'en-AU')).toContain('500');
  });
});
