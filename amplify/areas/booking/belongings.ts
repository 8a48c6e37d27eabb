import { booksKeptUntil } from '../../../domain/shop/retention';
import type { LocalDate } from '../../../domain/shared/time';
import { type AreaBelongings, type OfCustomer, REMOVED } from '../../kernel/belongings';
import { forgetVisit, giveVisit, unlinkVisit } from './commands/settle-visit';
import { forgetPlaces, givePlaces, placesOf } from './commands/settle-waiting';
import { type StoredAppointment, readAppointmentsOf } from './store/appointments';

const BOOKS = 'what was done, when and for how much: the books. It names an id and no person';

/** Leaves out what only the shop's work needs: which staff member changed it last, by which request and why. */
const visitOf = ({
  cells: _cells,
  requestHash: _requestHash,
  lastRequestId: _lastRequestId,
  lastAction: _lastAction,
  lastActorKind: _lastActorKind,
  lastActorId: _lastActorId,
  lastReason: _lastReason,
  lastRequests: _lastRequests,
  ...visit
}: StoredAppointment) => visit;

const visits: OfCustomer = {
  async read(deps, { customerIds }) {
    const found = await Promise.all(customerIds.map((customerId) => readAppointmentsOf(deps, customerId)));
    return { appointments: found.flat().map(visitOf) };
  },

  async handOver(deps, actor, move) {
    for (const { appointmentId } of await readAppointmentsOf(deps, move.fromId)) {
      if (!(await giveVisit(deps, actor, { ...move, appointmentId }))) return false;
    }
    return true;
  },

  /** What the books need stays, under the id of the emptied record; when their time is up, without that id. */
  async forget(deps, actor, { person, requestId }) {
    let until: LocalDate = '';
    for (const customerId of person.customerIds) {
      for (const { appointmentId, visitDate } of await readAppointmentsOf(deps, customerId)) {
        if (!(await forgetVisit(deps, actor, { appointmentId, requestId }))) return 'BUSY';
        const keptUntil = booksKeptUntil(visitDate);
        const isDue = keptUntil <= deps.now.slice(0, 10);
        if (isDue && !(await unlinkVisit(deps, actor, { appointmentId, requestId }))) return 'BUSY';
        if (!isDue && keptUntil > until) until = keptUntil;
      }
    }
    return until === '' ? REMOVED : { kind: 'KEPT', why: BOOKS, until };
  },
};

const waitingPlaces: OfCustomer = {
  read: async (deps, person) => ({ waitingList: await placesOf(deps, person) }),

  async handOver(deps, _actor, { fromId, toId }) {
    return givePlaces(deps, await placesOf(deps, { customerIds: [fromId], addresses: new Set() }), toId);
  },

  async forget(deps, _actor, { person }) {
    await forgetPlaces(deps, person);
    return REMOVED;
  },
};

/** The personal data in visits and the waiting list. */
export const bookingBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['Appointment'],
      holds: 'name, address, number, car, note and reasons of the person who booked; the other side of an inspection',
      keeps: { serviceName: 'what was booked, in the workshop’s own words', planName: 'the same' },
      ofCustomer: visits,
    },
    {
      places: ['WaitingEntry'],
      holds: 'name, address, number, car and note of the person who waits',
      keeps: {},
      ofCustomer: waitingPlaces,
    },
  ],
  withoutPerson: [{ place: 'DaySheet', why: 'numbers of cells; holds name a fingerprint, for minutes' }],
};
