import { describe, expect, it } from 'vitest';
import { isDue, periodOf } from './schedule';

const at = (instant: string) => new Date(instant);

describe('a schedule', () => {
  it.each([
    ['cron(0 0 * * ? *)', '2026-11-24T00:00:00Z', true],
    ['cron(0 0 * * ? *)', '2026-11-24T00:01:00Z', false],
    ['cron(0 0 * * ? *)', '2026-11-24T12:00:00Z', false],
    ['cron(0/15 8-17 ? * MON-FRI *)', '2026-11-24T08:45:00Z', true],
    ['cron(0/15 8-17 ? * MON-FRI *)', '2026-11-22T08:45:00Z', false],
    ['cron(30 6 1,15 * ? *)', '2026-11-15T06:30:00Z', true],
    ['cron(30 6 1,15 * ? *)', '2026-11-14T06:30:00Z', false],
    ['cron(0 9 ? DEC SUN *)', '2026-12-06T09:00:00Z', true],
    ['cron(0 0 * *)', '2026-11-24T00:00:00Z', false],
  ])('%s at %s: due is %s', (expression, instant, due) => {
    expect(isDue(expression, at(instant))).toBe(due);
  });

  it.each([
    ['rate(5 minutes)', 300_000],
    ['rate(1 day)', 86_400_000],
    ['rate(1 fortnight)', undefined],
    ['cron(0 0 * * ? *)', undefined],
  ])('%s repeats after %s ms', (expression, period) => {
    expect(periodOf(expression)).toBe(period);
  });
});
