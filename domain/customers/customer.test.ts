import { describe, expect, it } from 'vitest';
import { NO_DETAILS, prefersCall, sortNameOf, wantsReminders, withoutNumber } from './customer';

describe('a customer’s preferences', () => {
  it('default to reminders and to email', () => {
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

describe('what the register is sorted by', () => {
  it.each([
    ['Casey Moreau', 'moreau casey'],
    ['İpek Çelik', 'celik ipek'],
    ['Jose\u0301', 'jose'],
    ['Mo\u00adreau\u200b', 'moreau'],
    ['李', '李'],
    ['🚗🚗', '🚗🚗'],
    ['???', '???'],
    ['', ''],
  ])('%s: %s', (name, sorted) => {
    expect(sortNameOf(name)).toBe(sorted);
  });

  it('fits the key of an index, whatever the name', () => {
    const name = '\ufdfa'.repeat(100);
    expect(new Set(sortNameOf(name)).size).toBeGreaterThan(1);
    expect(sortNameOf(name)).toHaveLength(100);
    expect(sortNameOf('🚗'.repeat(200))).toBe('🚗'.repeat(100));
  });
});
