import { describe, expect, it } from 'vitest';
import { safeReturnPath, signInPath } from './return-path';

describe('the page after signing in', () => {
  it.each(['/staff', '/staff?date=2026-11-24&view=technician', '/my/appointments#past', '/book?service=brakes'])(
    'goes on to a page of this site: %s',
    (path) => expect(safeReturnPath(path)).toBe(path),
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\\/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
    'staff',
    '',
    `/${'a'.repeat(600)}`,
  ])('never leaves this site: %j', (path) => expect(safeReturnPath(path)).toBeNull());

  it.each(['/sign-in', '/sign-in?return=/staff', '/sign-up', '/reset-password'])(
    'does not circle back to signing in: %s',
    (path) => expect(safeReturnPath(path)).toBeNull(),
  );

  it('is remembered in the address of the sign-in page', () => {
    expect(signInPath('/staff?view=technician')).toBe('/sign-in?return=%2Fstaff%3Fview%3Dtechnician');
    expect(signInPath('//evil.example')).toBe('/sign-in');
  });
});
