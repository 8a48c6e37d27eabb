import { describe, expect, it } from 'vitest';
import { oneTimeCode } from './one-time-code';

/** "12345678901234567890", the secret of RFC 6238, appendix B. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('the code of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('is that of RFC 6238 at second %i', (second, code) => expect(oneTimeCode(SECRET, second * 1000)).toBe(code));

  it('does not mind spaces in a secret typed by hand', () => {
    expect(oneTimeCode('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ', 59_000)).toBe('287082');
  });
});
