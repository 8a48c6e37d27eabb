import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCENT, accentFrom, contrastOf, isAccent } from './accent';

describe('the shop’s colour in emails', () => {
  it('is readable on the page and carries a readable label, whatever colour the shop has', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, (chosen) => {
        const { light, onLight, dark, onDark } = accentFrom(chosen);
        expect(Math.min(contrastOf(light, '#f4f6f5'), contrastOf(light, '#ffffff'))).toBeGreaterThanOrEqual(4.5);
        expect(Math.min(contrastOf(dark, '#1c2629'), contrastOf(dark, '#12191b'))).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onLight, light)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onDark, dark)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays as it is where it is readable', () => {
    expect(accentFrom(DEFAULT_ACCENT).light).toBe(DEFAULT_ACCENT);
    expect(accentFrom('#ffd400').dark).toBe('#ffd400');
  });

  it('is the default when it is not a colour', () => {
    for (const text of ['', 'red', '#fff', '#12345g', '#0F5C63', 'url(x)']) {
      expect(isAccent(text)).toBe(false);
      expect(accentFrom(text)).toEqual(accentFrom(DEFAULT_ACCENT));
    }
  });
});
