import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_TRIES, retryAtMs } from './retry';

const MINUTE = 60_000;

describe('the pause before another attempt', () => {
  it('doubles from a minute to an hour', () => {
    const pauses = Array.from({ length: MOST_TRIES - 1 }, (_, index) => (retryAtMs(index + 1, 0, 1) ?? 0) / MINUTE);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60]);
  });

  it('is between half of that and all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_TRIES - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, chance) => {
          const whole = retryAtMs(tries, 0, 1) ?? 0;
          const pause = retryAtMs(tries, 0, chance) ?? 0;
          return pause >= whole / 2 - 1 && pause <= whole;
        },
      ),
    );
  });

  it('is null after the last attempt', () => {
    expect(retryAtMs(MOST_TRIES, 0, 0.5)).toBeNull();
    expect(retryAtMs(MOST_TRIES + 3, 0, 0.5)).toBeNull();
  });
});
