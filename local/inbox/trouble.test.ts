import { describe, expect, it } from 'vitest';
import { openTroubles, troubleIn } from './trouble';

describe('the inbox in trouble', () => {
  it('meets what it was told for so many calls, and is well again', () => {
    const troubles = openTroubles();
    troubles.meet({ kind: 'PAUSED', calls: 2 });
    expect([1, 2, 3].map(() => troubles.next()?.refusal?.error)).toEqual([
      'SendingPausedException',
      'SendingPausedException',
      undefined,
    ]);
  });

  it('meets it until it is told otherwise', () => {
    const troubles = openTroubles();
    troubles.meet({ kind: 'FAILING' });
    expect([1, 2, 3].map(() => troubles.next()?.refusal?.status)).toEqual([500, 500, 500]);
    troubles.meet(null);
    expect(troubles.next()).toBeNull();
  });

  it('takes so many mails a second as the account may send', () => {
    const troubles = openTroubles();
    troubles.limitRate(2);
    expect([0, 10, 20, 999, 1001].map((ms) => troubles.next(ms)?.refusal?.error)).toEqual([
      ...[undefined, undefined, 'TooManyRequestsException', 'TooManyRequestsException'],
      undefined,
    ]);
  });

  it('understands what a developer puts to it, and nothing else', () => {
    expect(troubleIn('{"kind":"THROTTLED","calls":3}')).toEqual({ kind: 'THROTTLED', calls: 3 });
    expect(troubleIn('null')).toBeNull();
    for (const text of ['{"kind":"constructor"}', '{}', 'x', '']) expect(troubleIn(text)).toBeUndefined();
  });
});
