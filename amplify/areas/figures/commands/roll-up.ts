import { type ContributionAxis, type FigureFamily } from '../../../../domain/figures/contribution';
import { type Figure, foldDay, monthOf, sameFigure, withDays } from '../../../../domain/figures/fold';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { readContributionsOf } from '../store/contributions';
import { type DirtyDay, clearDirty, isSettled, readDirtyDays } from '../store/dirty-days';
import { type FigureName, type Revised, putDay, putMonth, readDay, readMonth } from '../store/figure-rows';

/** Which families count on which axis. */
export const FAMILIES_OF: Readonly<Partial<Record<ContributionAxis, readonly FigureFamily[]>>> = {
  WORKED: ['VISITS', 'MONEY'],
};

const AXES = Object.keys(FAMILIES_OF) as ContributionAxis[];
const MAX_TRIES = 8;

/**
 * Folds the contributions of changed days into rows by family, and these into their months. A day stays dirty until a
 * roll-up that began a minute after its last mark. Two roll-ups at once give the same result. Returns how many days
 * were looked at.
 */
export async function rollUp(deps: CommandDeps): Promise<number> {
  let days = 0;
  for (const axis of AXES) {
    const dirty = await readDirtyDays(deps, axis);
    for (const ofMonth of byMonth(dirty)) await rollUpMonth(deps, axis, ofMonth);
    days += dirty.length;
  }
  return days;
}

function byMonth(dirty: readonly DirtyDay[]): DirtyDay[][] {
  const months = new Map<string, DirtyDay[]>();
  for (const one of dirty) months.set(monthOf(one.day), [...(months.get(monthOf(one.day)) ?? []), one]);
  return [...months.values()];
}

/** The marks go last: a crash before that leaves them, and the month is folded again. */
async function rollUpMonth(deps: CommandDeps, axis: ContributionAxis, dirty: readonly DirtyDay[]): Promise<void> {
  for (let tries = 1; !(await foldMonth(deps, axis, dirty)); tries += 1) {
    if (tries === MAX_TRIES) throw new Error(`the figures of ${dirty[0]?.day ?? ''} were not taken`);
    await backOff(deps, tries);
  }
  for (const day of dirty) if (isSettled(day, deps.now)) await clearDirty(deps, axis, day);
}

interface FoldedDay {
  readonly day: string;
  readonly before: Revised<Figure>;
  readonly after: Figure;
}

/**
 * Days and month are one transaction on the revisions that were read before the contributions: the slower of two reads
 * everything again. False in that case.
 */
async function foldMonth(deps: CommandDeps, axis: ContributionAxis, dirty: readonly DirtyDay[]): Promise<boolean> {
  const names = (FAMILIES_OF[axis] ?? []).map((family): FigureName => ({ family, axis }));
  const month = monthOf(dirty[0]?.day ?? '');
  const stored = await Promise.all(
    names.map(async (name) => ({
      name,
      month: await readMonth(deps, name, month),
      days: await Promise.all(dirty.map(async ({ day }) => ({ day, before: await readDay(deps, name, day) }))),
    })),
  );
  const contributions = new Map(
    await Promise.all(dirty.map(async ({ day }) => [day, await readContributionsOf(deps, axis, day)] as const)),
  );
  for (const { name, month: before, days } of stored) {
    const folded = days
      .map((one): FoldedDay => ({ ...one, after: foldDay(contributions.get(one.day) ?? [], name.family) }))
      .filter((one) => !sameFigure(one.before, one.after));
    if (folded.length === 0) continue;
    const { kind } = await saveTogether(deps, [
      putMonth(deps, name, month, { ...withDays(before, folded), revision: before.revision }),
      ...folded.map(({ day, before: { revision }, after }) => putDay(deps, name, day, { ...after, revision })),
    ]);
    if (kind !== 'SAVED') return false;
  }
  return true;
}
