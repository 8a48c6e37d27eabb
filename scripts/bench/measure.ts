import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Measure {
  name: string;
  value: number;
  unit: string;
}

export interface Verdict {
  value: number | null;
  unit: string;
  budget: number | null;
  ok: boolean;
}

interface Budget {
  unit: string;
  /** The most that is allowed. */
  atMost?: number;
  /** The least that is allowed (scores). */
  atLeast?: number;
}

const budgets = JSON.parse(readFileSync(path.join(import.meta.dirname, 'budgets.json'), 'utf8')) as Record<
  string,
  Budget
>;

/** `function booking: cold import` is held to the budget `function *: cold import`, 100 appointments or customers to `at * …`. */
const budgetOf = (name: string): Budget | undefined =>
  budgets[name] ??
  budgets[name.replace(/ at [\d,]+ (appointments|customers)/, ' at * $1')] ??
  budgets[name.replace(/^(\S+) [^:]+:/, '$1 *:')];

export function judge({ name, value, unit }: Measure): Verdict {
  const budget = budgetOf(name);
  if (budget === undefined) throw new Error(`budgets.json has no line for "${name}"`);
  if (budget.unit !== unit) throw new Error(`"${name}" is measured in ${unit}, its budget in ${budget.unit}`);
  const { atMost, atLeast } = budget;
  const ok = (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
  return { value: Math.round(value * 1000) / 1000, unit, budget: atMost ?? atLeast ?? null, ok };
}

/** How a verdict is printed. */
export const lineOf = (name: string, { value, unit, budget, ok }: Verdict, width = 0): string =>
  `${ok ? 'ok    ' : 'OVER  '} ${name.padEnd(width)} ${`${value ?? '-'} ${unit}`.padStart(16)}   budget ${budget ?? '-'}`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Progress goes to stderr, so that stdout holds the result alone. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);
