import { describe, expect, it } from 'vitest';
import { checkDigitOf, parseVin } from './vin';

describe('a vehicle identification number', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['11111111111111111', '1'],
    ['5GZCZ43D13S812715', '1'],
    ['1HGCM82633A004352', '3'],
  ])('%s has the check digit %s', (vin, digit) => {
    expect(checkDigitOf(vin)).toBe(digit);
    expect(parseVin(vin, 2026)).toMatchObject({ ok: true, value: { vin, hasCheckDigit: true } });
  });

  it('is read as people type it', () => {
    expect(parseVin(' 1hgcm826-33a 004352 ', 2026)).toMatchObject({ ok: true, value: { vin: '1HGCM82633A004352' } });
  });

  it.each(['', '1HGCM82633A00435', '1HGCM82633A0043521', '1HGCM82633A00435O', '1HGCM82633AÄ04352'])(
    'cannot be %j',
    (text) => {
      expect(parseVin(text, 2026)).toEqual({ ok: false, problem: { code: 'INVALID_VIN', facts: { rule: 'shape' } } });
    },
  );

  it('with two characters swapped is refused where the law requires a check digit', () => {
    const typed = parseVin('1HGCM82633A003452', 2026);
    expect(typed).toEqual({ ok: false, problem: { code: 'INVALID_VIN', facts: { rule: 'check-digit' } } });
  });

  it('from a European maker needs no check digit', () => {
    expect(parseVin('WVWZZZ1JZXW000001', 2026)).toMatchObject({
      ok: true,
      value: { hasCheckDigit: false, wmi: 'WVW' },
    });
  });

  it.each([
    ['3', 2003, 2026],
    ['A', 2010, 2026],
    ['A', 1980, 2009],
    ['T', 2026, 2026],
    ['V', 1997, 2026],
    ['Z', null, 2026],
  ])('with %s in the tenth place is from %s, as far as %s knows', (code, year, latest) => {
    expect(parseVin(`WVWZZZ1JZ${code}W000001`, latest)).toMatchObject({ value: { modelYear: year } });
  });
});
