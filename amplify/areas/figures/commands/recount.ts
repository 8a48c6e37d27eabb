import type { ContributionAxis, FigureFamily } from '../../../../domain/figures/contribution';
import {
  type MonthFigure,
  NO_FIGURE,
  NO_MONTH,
  foldDay,
  monthOf,
  sameFigure,
  withDays,
} from '../../../../domain/figures/fold';
import type { CommandDeps } from '../../../kernel/deps';
import type { FigureEffect } from '../../../kernel/effects/effect';
import { putContribution } from '../store/contributions';
import { type FigureName, readAllRows } from '../store/figure-rows';
import { FAMILIES_OF, rollUp } from './roll-up';

/** A day or a month whose row differs from the records. */
export interface FigureDifference extends FigureName {
  readonly period: string;
  readonly stored: MonthFigure;
  readonly counted: MonthFigure;
}

const NAMES: readonly FigureName[] = (
  Object.entries(FAMILIES_OF) as [ContributionAxis, readonly FigureFamily[]][]
).flatMap(([axis, families]) => families.map((family) => ({ family, axis })));

/** The rows of a family, counted from what the records contribute and from no stored figure. */
function countRows({ family, axis }: FigureName, effects: readonly FigureEffect[]): Map<string, MonthFigure> {
  const rows = new Map<string, MonthFigure>();
  const counted = effects.flatMap((effect) =>
    effect.axis === axis && effect.contribution ? [effect.contribution] : [],
  );
  for (const day of new Set(counted.map(({ on }) => on))) {
    const figure = foldDay(
      counted.filter(({ on }) => on === day),
      family,
    );
    const month = rows.get(monthOf(day)) ?? NO_MONTH;
    rows.set(day, { ...figure, days: {} });
    rows.set(monthOf(day), withDays(month, [{ day, before: NO_FIGURE, after: figure }]));
  }
  return rows;
}

/** Compares the stored rows with what the records add up to. Dirty days are not checked: fold them first. */
export async function verifyFigures(deps: CommandDeps, effects: readonly FigureEffect[]): Promise<FigureDifference[]> {
  const found: FigureDifference[] = [];
  for (const name of NAMES) {
    const [counted, stored] = [countRows(name, effects), await readAllRows(deps, name)];
    for (const period of new Set([...counted.keys(), ...stored.keys()])) {
      const [one, other] = [stored.get(period) ?? NO_MONTH, counted.get(period) ?? NO_MONTH];
      if (!isSame(one, other)) found.push({ ...name, period, stored: one, counted: other });
    }
  }
  return found;
}

const isSame = (one: MonthFigure, other: MonthFigure): boolean =>
  sameFigure(one, other) &&
  sameFigure({ amounts: {}, by: { days: one.days } }, { amounts: {}, by: { days: other.days } });

const AT_ONCE = 16;

/** Rebuilds every contribution from its record, and folds what that changes. */
export async function rebuildFigures(deps: CommandDeps, effects: readonly FigureEffect[]): Promise<void> {
  const waiting = [...effects];
  const worker = async (): Promise<void> => {
    for (let effect = waiting.pop(); effect !== undefined; effect = waiting.pop()) {
      await putContribution(deps, effect, true);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await rollUp(deps);
}
