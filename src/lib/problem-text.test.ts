import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem-error';
import { problemText } from './problem-text';

const refused = (field: string, rule = 'check') => problemText(new ProblemError('INVALID_INPUT', { field, rule }));

describe('a refused field', () => {
  it.each([
    ['contact.name', 'check', 'The name is not right. Check it and try again.'],
    ['note', 'max_length', 'The note is too long. Check it and try again.'],
    ['vehicle.plate', 'min_length', 'The number plate is missing. Check it and try again.'],
    ['plans.0.priceCents', 'min_value', 'The price is too low. Check it and try again.'],
    ['addressLines.1', 'check', 'The address is not right. Check it and try again.'],
  ])('at the field %s for %s is said by its name', (field, rule, sentence) => {
    expect(refused(field, rule)).toBe(sentence);
  });

  it('that no one fills in is reported for the form', () => {
    for (const field of ['requestId', '', 'toString'])
      expect(refused(field)).toBe('Something in the form is not right. Check the fields and try again.');
  });

  it('is not named for other reasons', () => {
    expect(problemText(new ProblemError('NOT_FOUND', { field: 'name' }))).toMatch(/^That does not exist/);
    expect(problemText(new TypeError('bug'))).toMatch(/^Something went wrong on our side/);
  });
});
