import type { LocalDate } from '../shared/time';
import type { Amounts, Contribution, FigureFamily } from './contribution';

/** Amounts of a family over some days, in total and by each value of each dimension. */
export interface Figure {
  readonly amounts: Amounts;
  readonly by: Readonly<Record<string, Readonly<Record<string, Amounts>>>>;
}

/** A month: its sums, and the amounts of each of its days by the day of the month (`07`). */
export interface MonthFigure extends Figure {
  readonly days: Readonly<Record<string, Amounts>>;
}

export const NO_FIGURE: Figure = { amounts: {}, by: {} };
export const NO_MONTH: MonthFigure = { ...NO_FIGURE, days: {} };

/** `2026-11` of a day. */
export const monthOf = (day: LocalDate): string => day.slice(0, 7);
const dayOfMonth = (day: LocalDate): string => day.slice(8);

/** The figure of one family over contributions of one day. */
export function foldDay(contributions: readonly Contribution[], family: FigureFamily): Figure {
  return contributions.reduce<Figure>((sum, { amounts, dimensions }) => {
    const added = amounts[family];
    return added === undefined ? sum : plus(sum, figureOf(added, dimensions));
  }, NO_FIGURE);
}

const figureOf = (amounts: Amounts, dimensions: Readonly<Record<string, string>>): Figure => ({
  amounts,
  by: Object.fromEntries(Object.entries(dimensions).map(([name, value]) => [name, { [value]: amounts }])),
});

/** A month in which some days have changed: the old amounts leave its sums, the new ones enter. */
export function withDays(
  month: MonthFigure,
  changes: readonly { readonly day: LocalDate; readonly before: Figure; readonly after: Figure }[],
): MonthFigure {
  return changes.reduce<MonthFigure>((changed, { day, before, after }) => {
    const { [dayOfMonth(day)]: _before, ...others } = changed.days;
    const hasAny = Object.keys(after.amounts).length > 0;
    return {
      ...plus(minus(changed, before), after),
      days: hasAny ? { ...others, [dayOfMonth(day)]: after.amounts } : others,
    };
  }, month);
}

/** Are two figures the same, whatever the order of their parts? */
export const sameFigure = (one: Figure, other: Figure): boolean =>
  isEmpty(minus(one, other)) && isEmpty(minus(other, one));

const isEmpty = ({ amounts, by }: Figure): boolean => Object.keys(amounts).length === 0 && Object.keys(by).length === 0;

const plus = (one: Figure, other: Figure): Figure => combined(one, other, 1);
const minus = (one: Figure, other: Figure): Figure => combined(one, other, -1);

/** Zeros are left out, so that the same figure is always the same value. */
function combined(one: Figure, other: Figure, sign: 1 | -1): Figure {
  const by = join(one.by, other.by, (values, otherValues) => {
    const joined = join(values ?? {}, otherValues ?? {}, (a, b) => notEmpty(sum(a ?? {}, b ?? {}, sign)));
    return notEmpty(joined);
  });
  return { amounts: sum(one.amounts, other.amounts, sign), by };
}

const sum = (one: Amounts, other: Amounts, sign: 1 | -1): Amounts =>
  join(one, other, (a, b) => (a ?? 0) + sign * (b ?? 0) || undefined);

const notEmpty = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined);

/** Joins two records name by name; names whose result is nothing are left out. */
function join<A, B, Out>(
  one: Readonly<Record<string, A>>,
  other: Readonly<Record<string, B>>,
  each: (a: A | undefined, b: B | undefined) => Out | undefined,
): Record<string, Out> {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = each(own(one, name), own(other, name));
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** A service may be called `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
