import type { Actor } from '../../domain/access/permissions';
import type {
  AreaBelongings,
  Belonging,
  BelongingDeps,
  Busy,
  Forgetting,
  Forgotten,
  HandOver,
  Person,
  Place,
} from '../kernel/belongings';
import type { CommandDeps } from '../kernel/deps';
import { kernelBelongings } from '../kernel/kernel-belongings';
import { bookingBelongings } from './booking/belongings';
import { calendarBelongings } from './calendar/belongings';
import { customerBelongings } from './customers/belongings';
import { effectBelongings } from './effects/belongings';
import { figureBelongings } from './figures/belongings';
import { noticeBelongings } from './notices/belongings';
import { outgoingBelongings } from './outgoing/belongings';
import { shopBelongings } from './shop/belongings';
import { staffBelongings } from './staff/belongings';
import { vehicleBelongings } from './vehicles/belongings';

/**
 * Everything each area holds of a person, in the order in which it is handed over and forgotten: parked changes before
 * what they would write, messages before the waiting-list places that some of them are found by, visits before the
 * alerts found by them and before the cars they were booked for.
 */
export const ALL_BELONGINGS: Readonly<Record<string, AreaBelongings>> = {
  customers: customerBelongings,
  effects: effectBelongings,
  outgoing: outgoingBelongings,
  booking: bookingBelongings,
  notices: noticeBelongings,
  vehicles: vehicleBelongings,
  calendar: calendarBelongings,
  staff: staffBelongings,
  shop: shopBelongings,
  figures: figureBelongings,
  kernel: kernelBelongings,
};

const each = (): readonly Belonging[] => Object.values(ALL_BELONGINGS).flatMap(({ belongings }) => belongings);

/** Everything held of a customer, under the names used in the copy of their data. */
export async function readBelongings(deps: CommandDeps, person: Person): Promise<Readonly<Record<string, unknown>>> {
  const readers = each().flatMap(({ ofCustomer }) => ofCustomer ?? []);
  const parts = await Promise.all(readers.map((one) => one.read(deps, person)));
  const named = parts.flatMap((part) => Object.entries(part));
  const content = Object.fromEntries(named);
  // Under the same name, the second would hide the first.
  if (Object.keys(content).length !== named.length) throw new Error('two areas hand out something under one name');
  return content;
}

/** Hands everything of one record over to another. False when the other is gone, or when others keep writing. */
export async function handOverBelongings(deps: CommandDeps, actor: Actor, move: HandOver): Promise<boolean> {
  for (const { ofCustomer } of each()) {
    if (ofCustomer && !(await ofCustomer.handOver(deps, actor, move))) return false;
  }
  return true;
}

/** The outcome for the places of one belonging. */
export interface Answer {
  readonly places: readonly Place[];
  readonly forgotten: Forgotten;
}

/** Forgets a customer everywhere, or only in the named places. BUSY when others keep writing something of theirs. */
export async function forgetBelongings(
  deps: BelongingDeps,
  actor: Actor,
  forgetting: Forgetting,
  places?: readonly Place[],
): Promise<readonly Answer[] | Busy> {
  const answers: Answer[] = [];
  for (const { places: own, ofCustomer } of each()) {
    if (!ofCustomer || (places && !own.some((place) => places.includes(place)))) continue;
    const forgotten = await ofCustomer.forget(deps, actor, forgetting);
    if (forgotten === 'BUSY') return 'BUSY';
    answers.push({ places: own, forgotten });
  }
  return answers;
}

/** Forgets a former staff member everywhere. */
export async function forgetColleague(
  deps: CommandDeps,
  actor: Actor,
  staffId: string,
): Promise<readonly Answer[] | Busy> {
  const answers: Answer[] = [];
  for (const { places, ofColleague } of each()) {
    if (!ofColleague) continue;
    const forgotten = await ofColleague.forget(deps, actor, { staffId });
    if (forgotten === 'BUSY') return 'BUSY';
    answers.push({ places, forgotten });
  }
  return answers;
}
