import type { BelongingDeps, Place } from '../kernel/belongings';
import type { CommandDeps } from '../kernel/deps';
import { type Kept, dropKept, readKept, readSweptYear, rememberKept, saveSweptYear } from '../kernel/kept';
import { ALL_BELONGINGS, type Answer, forgetBelongings } from './all-belongings';
import { readCustomer } from './customers/facts';

/** Remembers what is kept of a person until a day, place by place, so that the sweep on that day finds it. */
export async function rememberAnswers(
  deps: CommandDeps,
  customerId: string,
  answers: readonly Answer[],
): Promise<void> {
  for (const { places, forgotten } of answers) {
    deps.log.info('forgotten', { places, became: forgotten.kind });
    const until = forgotten.kind === 'KEPT' ? forgotten.until : null;
    if (until === null) continue;
    await rememberKept(deps, { place: placeOf(places), until, customerId });
  }
}

/** Places that are forgotten together are remembered under the first of them. */
const placeOf = (places: readonly Place[]): Place => places[0] ?? '';

const placesToSweep = (): Place[] =>
  Object.values(ALL_BELONGINGS)
    .flatMap(({ belongings }) => belongings)
    .flatMap(({ places, ofCustomer }) => (ofCustomer ? [placeOf(places)] : []));

/**
 * Forgets what was kept of deleted people until a day that has come. Whatever an area wants to keep longer, or others
 * are writing at that moment, comes up again later. Returns how often it asked. Reads one item per place, and per year
 * since the last run.
 */
export async function sweepKept(deps: BelongingDeps): Promise<number> {
  const today = deps.now.slice(0, 10);
  const thisYear = Number(today.slice(0, 4));
  const firstYear = (await readSweptYear(deps)) ?? thisYear;
  let asked = 0;
  for (let year = firstYear; year <= thisYear; year += 1) {
    for (const place of placesToSweep()) {
      for (const kept of await readKept(deps, place, year)) {
        if (kept.until > today) continue;
        await lookAgain(deps, kept);
        asked += 1;
      }
    }
  }
  await saveSweptYear(deps, thisYear);
  return asked;
}

async function lookAgain(deps: BelongingDeps, kept: Kept): Promise<void> {
  const { place, customerId } = kept;
  const mergedFrom = (await readCustomer(deps, customerId))?.mergedFrom ?? [];
  const person = { customerIds: [customerId, ...mergedFrom], addresses: new Set<string>() };
  const forgetting = { person, requestId: `sweep-${deps.now}` };
  const answers = await forgetBelongings(deps, { kind: 'SYSTEM' }, forgetting, [place]);
  // Whatever others are writing right now stays on today's list, and is found tomorrow.
  if (answers === 'BUSY') return;
  await rememberAnswers(deps, customerId, answers);
  const isAsBefore = answers.some(({ forgotten }) => forgotten.kind === 'KEPT' && forgotten.until === kept.until);
  if (!isAsBefore) await dropKept(deps, kept);
}
