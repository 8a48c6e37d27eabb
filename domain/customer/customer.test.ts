import { describe, expect, it } from 'vitest';
import { NO_DETAILS, prefersCall, wantsReminders, withoutNumber } from './customer';

describe('what somebody wishes', () => {
  it('is to be reminded and to be written to, as long as nobody said otherwise', () => {
    expect(wantsReminders(NO_DETAILS)).toBe(true);
    expect(wantsReminders({ reminderMails: true })).toBe(true);
    expect(wantsReminders({ reminderMails: false })).toBe(false);
    expect(prefersCall(NO_DETAILS)).toBe(false);
    expect(prefersCall({ preferredContact: 'EMAIL' })).toBe(false);
    expect(prefersCall({ preferredContact: 'PHONE' })).toBe(true);
  });

  it('to be called needs a number', () => {
    expect(withoutNumber({ preferredContact: 'PHONE', phone: '' })).toEqual({
      ok: false,
      problem: { code: 'INVALID_INPUT', facts: { field: 'phone', rule: 'call' } },
    });
    expect(withoutNumber({ preferredContact: 'PHONE', phone: '+61 400 000 000' })).toBeNull();
    expect(withoutNumber({ preferredContact: 'EMAIL', phone: '' })).toBeNull();
    expect(withoutNumber({ preferredContact: null, phone: '' })).toBeNull();
  });
});
