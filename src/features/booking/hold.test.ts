import { afterEach, describe, expect, it } from 'vitest';
import { clockText, keepHold, readHold, secondsLeft } from './hold';

afterEach(() => sessionStorage.clear());

describe('a hold', () => {
  it('counts down in minutes and seconds, never below zero', () => {
    const until = '2026-11-20T00:10:00.000Z';
    expect(clockText(secondsLeft(until, Date.parse('2026-11-20T00:00:19.500Z')))).toBe('9:41');
    expect(clockText(secondsLeft(until, Date.parse('2026-11-20T00:09:55.000Z')))).toBe('0:05');
    expect(secondsLeft(until, Date.parse('2026-11-20T00:10:01.000Z'))).toBe(0);
  });

  it('survives a reload and is dropped when used', () => {
    const hold = { token: 't', holder: 'h', startsAt: 's', what: 'w', until: 'u' };
    keepHold(hold);
    expect(readHold()).toEqual(hold);
    keepHold(null);
    expect(readHold()).toBeNull();
  });
});
