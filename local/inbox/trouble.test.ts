import { describe, expect, it } from 'vitest';
import { openTroubles, troubleIn } from './trouble';

describe('the inbox in trouble', () => {
  it('fails as told for a number of calls, then works again', () => {
    const troubles = openTroubles();
    troubles.meet({ kind: 'PAUSED', calls: 2 });
    expect([1, 2, 3].map(() => troubles.next()?.refusal?.error)).toEqual([
      'SendingPausedException',
      'SendingPausedException',
      undefined,
    ]);
  });

  it('fails until told otherwise', () => {
    const troubles = openTroubles();
    troubles.meet({ kind: 'FAILING' });
    expect([1, 2, 3].map(() => troubles.next()?.refusal?.status)).toEqual([500, 500, 500]);
    troubles.meet(null);
    expect(troubles.next()).toBeNull();
  });

  it('accepts as many emails a second as the account may send', () => {
    const troubles = openTroubles();
    troubles.limitRate(2);
    expect([0, 10, 20, 999, 1001].map((ms) => troubles.next(ms)?.refusal?.error)).toEqual([
      ...[undefined, undefined, 'TooManyRequestsException', 'TooManyRequestsException'],
      undefined,
    ]);
  });

  it('understands the orders of a developer, and nothing else', () => {
    expect(troubleIn('{"kind":"THROTTLED","calls":3}')).toEqual({ kind: 'THROTTLED', calls: 3 });
    expect(troubleIn('null')).toBeNull();
    for (const text of ['{"kind":"constructor"}', '{}', 'x', '']) expect(troubleIn(text)).toBeUndefined();
  });
});
