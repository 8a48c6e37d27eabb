import { describe, expect, it } from 'vitest';
import { phoneRule, plateRule, yearRule } from './field-rules';

describe('what is checked before the account is saved', () => {
  it.each(['', '+61 400 123 456', '(02) 5550-0100'])('takes a number as people write it, or none: %j', (number) =>
    expect(phoneRule(number)).toBeUndefined(),
  );

  it.each(['12345', 'call me', '+61 400 123 456 789 01234'])('asks again for what is no number: %j', (number) =>
    expect(phoneRule(number)).toMatch(/7 to 15 digits/),
  );

  it('wants a plate, for a car is known by it', () => {
    expect(plateRule('  ')).toMatch(/number plate/);
    expect(plateRule('WRK 042')).toBeUndefined();
  });

  it.each(['', '1968', '2026'])('takes a year or none: %j', (year) => expect(yearRule(year)).toBeUndefined());

  it.each(['19', '1899', '20260', 'new'])('asks again for what is no year of a car: %j', (year) =>
    expect(yearRule(year)).toMatch(/4 digits/),
  );
});
