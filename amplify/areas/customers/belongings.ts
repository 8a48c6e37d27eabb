import { booksKeptUntil } from '../../../domain/shop/retention';
import { addDays } from '../../../domain/shared/time';
import {
  type AreaBelongings,
  COPIES,
  type Forgotten,
  type OfCustomer,
  type Person,
  REMOVED,
} from '../../kernel/belongings';
import type { CommandDeps } from '../../kernel/deps';
import { withoutChanges } from '../../kernel/repeats';
import { readAppointmentsOf } from '../booking/facts';
import { deleteGoneCustomer, readCustomer, readCustomerNotes } from './store/customers';

const KEEPS_OUT = 'the id and the day of the deletion, so that late events find the person gone';

async function recordOf(deps: CommandDeps, customerId: string) {
  const [customer, { tags, note }] = await Promise.all([
    readCustomer(deps, customerId),
    readCustomerNotes(deps, customerId),
  ]);
  return { customer: customer && withoutChanges(customer), tags, note };
}

/** The bare row goes with the last visit under its id, and not before that year's books may go. */
async function keptUntil(deps: CommandDeps, { customerIds }: Person, deletedAt: string): Promise<string> {
  const visits = await Promise.all(customerIds.map((customerId) => readAppointmentsOf(deps, customerId)));
  const tomorrow = addDays(deps.now.slice(0, 10), 1);
  const ofVisits = visits.flat().map(({ visitDate }) => booksKeptUntil(visitDate));
  return (
    [booksKeptUntil(deletedAt.slice(0, 10)), ...(ofVisits.length > 0 ? [tomorrow, ...ofVisits] : [])].sort().at(-1) ??
    ''
  );
}

const rows: OfCustomer = {
  async read(deps, { customerIds: [customerId = '', ...others] }) {
    const own = await recordOf(deps, customerId);
    const found = await Promise.all(others.map((other) => recordOf(deps, other)));
    return { ...own, ...(found.length > 0 ? { otherRecords: found } : {}) };
  },

  // The command first joins the two rows, which keeps everything else away from the one that goes.
  handOver: () => Promise.resolve(true),

  // The command empties the rows first, which keeps everything else away from them.
  async forget(deps, _actor, { person }): Promise<Forgotten> {
    const deletedAt = (await readCustomer(deps, person.customerIds[0] ?? ''))?.deletedAt ?? null;
    if (deletedAt === null) return REMOVED;
    const until = await keptUntil(deps, person, deletedAt);
    if (until > deps.now.slice(0, 10)) return { kind: 'KEPT', why: KEEPS_OUT, until };
    for (const customerId of person.customerIds) await deleteGoneCustomer(deps, customerId);
    return REMOVED;
  },
};

/** The personal data in the register. */
export const customerBelongings: AreaBelongings = {
  belongings: [
    { places: ['Customer'], holds: 'name, addresses, number and preferences', keeps: {}, ofCustomer: rows },
    {
      places: ['CustomerNotes'],
      holds: 'tags and a note by staff',
      keeps: {},
      // Read, joined and removed together with the row they are about.
      ofCustomer: { ...COPIES, forget: () => Promise.resolve(REMOVED) },
    },
    {
      places: ['SearchTerm'],
      holds: 'parts of names, numbers, addresses and plates',
      keeps: {},
      // Derived from the rows of customers and cars, through the stream.
      ofCustomer: { ...COPIES, forget: () => Promise.resolve(REMOVED) },
    },
  ],
  withoutPerson: [],
};
