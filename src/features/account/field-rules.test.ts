import { describe, expect, it } from 'vitest';
import { callRule, deleteWordRule, kmRule, phoneRule, plateRule, vinRule, yearRule } from './field-rules';

describe('the checks before an account is saved', () => {
  it.each(['', '+61 400 123 456', '(02) 5550-0100'])(
    'accept a phone number as people write it, or none: %j',
    (number) => expect(phoneRule(number)).toBeUndefined(),
  );

  it.each(['12345', 'call me', '+61 400 123 456 789 01234'])('refuse an invalid phone number: %j', (number) =>
    expect(phoneRule(number)).toMatch(/7 to 15 digits/),
  );

  it('require a number only from customers who prefer calls', () => {
    expect(callRule(' ', { preferredContact: 'PHONE' })).toMatch(/number to call you on/);
    expect(callRule('123', { preferredContact: 'PHONE' })).toMatch(/7 to 15 digits/);
    expect(callRule('+61 400 123 456', { preferredContact: 'PHONE' })).toBeUndefined();
    expect(callRule('', { preferredContact: 'EMAIL' })).toBeUndefined();
  });

  it('require a plate', () => {
    expect(plateRule('  ')).toMatch(/number plate/);
    expect(plateRule('WRK 042')).toBeUndefined();
  });

  it.each(['', '1968', '2026'])('accept a year or none: %j', (year) => expect(yearRule(year)).toBeUndefined());

  it.each(['19', '1899', '20260', 'new'])('refuse an impossible year: %j', (year) =>
    expect(yearRule(year)).toMatch(/4 digits/),
  );

  it('accept a VIN with spaces, or none, and say what is wrong with others', () => {
    expect(vinRule('')).toBeUndefined();
    expect(vinRule('1HGCM826 33A 004352')).toBeUndefined();
    expect(vinRule('1HGCM82633A004353')).toMatch(/do not add up/);
    expect(vinRule('1HGCM826')).toMatch(/17 characters/);
  });

  it.each(['', '84120', '84 120', '84,120'])('accept kilometres as people write them, or none: %j', (km) =>
    expect(kmRule(km)).toBeUndefined(),
  );

  it.each(['-5', 'many', '9999999'])('refuse an impossible odometer reading: %j', (km) =>
    expect(kmRule(km)).toMatch(/whole kilometres/),
  );

  it('delete nothing before the word is typed', () => {
    expect(deleteWordRule('')).toMatch(/Type the word/);
    expect(deleteWordRule(' Delete ')).toBeUndefined();
  });
});
