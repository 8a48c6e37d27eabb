const FIELDS = ['minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek', 'year'] as const;
type Field = (typeof FIELDS)[number];

const NAMES: Readonly<Record<string, number>> = {
  ...{ JAN: 1, FEB: 2, MAR: 3, APR: 4, MAY: 5, JUN: 6, JUL: 7, AUG: 8, SEP: 9, OCT: 10, NOV: 11, DEC: 12 },
  ...{ SUN: 1, MON: 2, TUE: 3, WED: 4, THU: 5, FRI: 6, SAT: 7 },
};

const RATE_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const numberOf = (word: string) => NAMES[word.toUpperCase()] ?? Number(word);

function valuesAt(at: Date): Record<Field, number> {
  return {
    minute: at.getUTCMinutes(),
    hour: at.getUTCHours(),
    dayOfMonth: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    dayOfWeek: at.getUTCDay() + 1,
    year: at.getUTCFullYear(),
  };
}

function matches(part: string, value: number): boolean {
  const [range = '*', step] = part.split('/');
  const every = step === undefined ? 1 : Number(step);
  if (range === '*' || range === '?') return value % every === 0;
  const [from = '', to] = range.split('-');
  const first = numberOf(from);
  if (to !== undefined) return value >= first && value <= numberOf(to) && (value - first) % every === 0;
  return step === undefined ? value === first : value >= first && (value - first) % every === 0;
}

/** Whether EventBridge's `cron(…)` expression falls on this minute, in UTC. */
export function isDue(expression: string, at: Date): boolean {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== FIELDS.length) return false;
  const values = valuesAt(at);
  return FIELDS.every((field, index) => (fields[index] ?? '').split(',').some((part) => matches(part, values[field])));
}

/** The period of a `rate(…)` expression in milliseconds. */
export function periodOf(expression: string): number | undefined {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const unitMs = RATE_MS[unit];
  return count && unitMs ? Number(count) * unitMs : undefined;
}
