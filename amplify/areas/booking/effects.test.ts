import { describe, expect, it } from 'vitest';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '../../../domain/booking/appointment';
import { WAITING_STATUSES } from '../../../domain/booking/waiting';
import { anAppointment } from '../../../domain/testing/builders';
import type { Effect } from '../../kernel/effects/effect';
import { differenceOf } from '../../kernel/audit';
import type { Row } from '../../kernel/row';
import { visitEffects, waitingEffects } from './effects';

const row = (given: object = {}): Row => ({
  ...anAppointment({ customerId: 'sub-1' }),
  ...{ lastRequestId: 'request', lastAction: 'BOOK', lastActorKind: 'CUSTOMER', lastActorId: 'sub-1' },
  ...{ liveChannel: 'channel-1', __typename: 'Appointment' },
  ...given,
});
const changed = (before: object | null, after: object | null): readonly Effect[] =>
  visitEffects({
    ...{ model: 'Appointment', eventId: 'event-1' },
    before: before === null ? null : row(before),
    after: after === null ? null : row({ version: 2, ...after }),
  });
const between = (from: AppointmentStatus | null, to: AppointmentStatus, given: object = {}) =>
  changed(from && { status: from }, { status: to, ...given });
const kindsOf = (effects: readonly Effect[]) => effects.flatMap((one) => (one.effect === 'TELL' ? [one.kind] : []));
const tasksOf = (effects: readonly Effect[]) => effects.flatMap((one) => (one.effect === 'TASK' ? [one.task] : []));

/** What each step tells the customer and staff, and which tasks follow. A dash: nothing. */
const STEPS: readonly (readonly [AppointmentStatus | null, AppointmentStatus, string, string, string])[] = [
  [null, 'PENDING', 'APPOINTMENT_REQUESTED', 'STAFF_TO_CONFIRM', 'REGISTER'],
  [null, 'SCHEDULED', 'APPOINTMENT_CONFIRMED', 'STAFF_BOOKED', 'REGISTER'],
  [null, 'ONGOING', 'APPOINTMENT_STARTED', 'STAFF_BOOKED', 'REGISTER'],
  [null, 'COMPLETED', 'APPOINTMENT_COMPLETED', 'STAFF_BOOKED', 'REGISTER'],
  [null, 'CANCELLED', 'APPOINTMENT_CANCELLED', 'STAFF_BOOKED', 'REGISTER RELEASE_QUOTA'],
  [null, 'NO_SHOW', 'APPOINTMENT_MISSED', 'STAFF_BOOKED', 'REGISTER'],
  ['PENDING', 'PENDING', '-', '-', '-'],
  ['PENDING', 'SCHEDULED', 'APPOINTMENT_CONFIRMED', '-', '-'],
  ['PENDING', 'ONGOING', 'APPOINTMENT_STARTED', '-', '-'],
  ['PENDING', 'COMPLETED', 'APPOINTMENT_COMPLETED', '-', '-'],
  ['PENDING', 'CANCELLED', 'APPOINTMENT_CANCELLED', 'STAFF_CANCELLED', 'RELEASE_QUOTA OFFER_FREED_TIME'],
  ['PENDING', 'NO_SHOW', 'APPOINTMENT_MISSED', '-', 'OFFER_FREED_TIME'],
  // Taking a step back is the workshop's own business.
  ['SCHEDULED', 'PENDING', '-', '-', '-'],
  ['SCHEDULED', 'SCHEDULED', '-', '-', '-'],
  ['SCHEDULED', 'ONGOING', 'APPOINTMENT_STARTED', '-', '-'],
  ['SCHEDULED', 'COMPLETED', 'APPOINTMENT_COMPLETED', '-', '-'],
  ['SCHEDULED', 'CANCELLED', 'APPOINTMENT_CANCELLED', 'STAFF_CANCELLED', 'RELEASE_QUOTA OFFER_FREED_TIME'],
  ['SCHEDULED', 'NO_SHOW', 'APPOINTMENT_MISSED', '-', 'OFFER_FREED_TIME'],
  ['ONGOING', 'PENDING', 'APPOINTMENT_REQUESTED', '-', '-'],
  ['ONGOING', 'SCHEDULED', '-', '-', '-'],
  ['ONGOING', 'ONGOING', '-', '-', '-'],
  ['ONGOING', 'COMPLETED', 'APPOINTMENT_COMPLETED', '-', '-'],
  ['ONGOING', 'CANCELLED', 'APPOINTMENT_CANCELLED', 'STAFF_CANCELLED', 'RELEASE_QUOTA OFFER_FREED_TIME'],
  ['ONGOING', 'NO_SHOW', 'APPOINTMENT_MISSED', '-', 'OFFER_FREED_TIME'],
  ['COMPLETED', 'PENDING', 'APPOINTMENT_REQUESTED', '-', '-'],
  ['COMPLETED', 'SCHEDULED', 'APPOINTMENT_CONFIRMED', '-', '-'],
  ['COMPLETED', 'ONGOING', '-', '-', '-'],
  ['COMPLETED', 'COMPLETED', '-', '-', '-'],
  ['COMPLETED', 'CANCELLED', 'APPOINTMENT_CANCELLED', 'STAFF_CANCELLED', 'RELEASE_QUOTA OFFER_FREED_TIME'],
  ['COMPLETED', 'NO_SHOW', 'APPOINTMENT_MISSED', '-', 'OFFER_FREED_TIME'],
  ['CANCELLED', 'PENDING', 'APPOINTMENT_REQUESTED', '-', '-'],
  ['CANCELLED', 'SCHEDULED', 'APPOINTMENT_CONFIRMED', '-', '-'],
  ['CANCELLED', 'ONGOING', 'APPOINTMENT_STARTED', '-', '-'],
  ['CANCELLED', 'COMPLETED', 'APPOINTMENT_COMPLETED', '-', '-'],
  ['CANCELLED', 'CANCELLED', '-', '-', '-'],
  ['CANCELLED', 'NO_SHOW', 'APPOINTMENT_MISSED', '-', '-'],
  ['NO_SHOW', 'PENDING', 'APPOINTMENT_REQUESTED', '-', '-'],
  ['NO_SHOW', 'SCHEDULED', '-', '-', '-'],
  ['NO_SHOW', 'ONGOING', 'APPOINTMENT_STARTED', '-', '-'],
  ['NO_SHOW', 'COMPLETED', 'APPOINTMENT_COMPLETED', '-', '-'],
  ['NO_SHOW', 'CANCELLED', 'APPOINTMENT_CANCELLED', 'STAFF_CANCELLED', 'RELEASE_QUOTA'],
  ['NO_SHOW', 'NO_SHOW', '-', '-', '-'],
];

const listed = (cell: string): string[] => (cell === '-' ? [] : cell.split(' '));

describe('a visit that goes from one status to another', () => {
  it('is in the table for any two statuses', () => {
    const cells = [null, ...APPOINTMENT_STATUSES].flatMap((from) => APPOINTMENT_STATUSES.map((to) => [from, to]));
    expect(STEPS.map(([from, to]) => [from, to])).toEqual(cells);
  });

  it.each(STEPS)(
    'from %s to %s tells the customer %s, the staff %s, and does %s',
    (...[from, to, customer, staff, tasks]) => {
      const effects = between(from, to);
      expect(kindsOf(effects).sort()).toEqual([...listed(customer), ...listed(staff)].sort());
      expect(tasksOf(effects)).toEqual(listed(tasks));
    },
  );

  it.each(STEPS)('from %s to %s is put on record, counted, and news for open pages', (from, to) => {
    const effects = between(from, to);
    expect(effects.filter(({ effect }) => effect === 'AUDIT')).toHaveLength(1);
    expect(effects.filter(({ effect }) => effect === 'FIGURE')).toHaveLength(1);
    expect(effects.filter(({ effect }) => effect === 'LIVE')).toHaveLength(3);
  });
});

describe('a visit at another time', () => {
  const moved = { startsAt: '2026-11-25T22:30:00.000Z', endsAt: '2026-11-25T23:30:00.000Z', visitDate: '2026-11-26' };

  it('tells the customer, those waiting for the old day, and staff unless they moved it', () => {
    const byCustomer = changed({}, moved);
    expect(kindsOf(byCustomer).sort()).toEqual(['APPOINTMENT_MOVED', 'STAFF_MOVED']);
    const byStaff = changed({}, { ...moved, lastActorKind: 'STAFF' });
    expect(kindsOf(byStaff)).toEqual(['APPOINTMENT_MOVED']);
    for (const effects of [byCustomer, byStaff]) {
      expect(effects.filter(({ effect }) => effect === 'TASK')).toEqual([
        { effect: 'TASK', area: 'booking', task: 'OFFER_FREED_TIME', input: { date: '2026-11-24' } },
      ]);
    }
  });

  it('is told as confirmed when staff confirm with the move, and as a request when a request moves', () => {
    expect(kindsOf(changed({ status: 'PENDING' }, { ...moved, lastActorKind: 'STAFF' }))).toEqual([
      'APPOINTMENT_CONFIRMED',
    ]);
    expect(kindsOf(changed({ status: 'PENDING' }, { ...moved, status: 'PENDING' })).sort()).toEqual([
      'APPOINTMENT_MOVED',
      'STAFF_TO_CONFIRM',
    ]);
  });

  it('is news for every day, as it leaves one and enters another', () => {
    const days = (after: object) =>
      changed({}, after).flatMap((one) => (one.effect === 'LIVE' ? [one.on ?? 'ANY'] : []));
    expect(new Set(days(moved))).toEqual(new Set(['ANY']));
    expect(new Set(days({ bayId: 'bay-2' }))).toEqual(new Set(['2026-11-24']));
  });

  it('in another place or longer, at the same time, only updates open pages', () => {
    const effects = changed({}, { bayId: 'bay-2', technicianId: 'tech-2', endsAt: '2026-11-24T00:30:00.000Z' });
    expect([...kindsOf(effects), ...tasksOf(effects)]).toEqual([]);
  });
});

describe('the people who hear of a visit', () => {
  const audiences = (before: object | null, after: object) =>
    changed(before, after).flatMap((one) => (one.effect === 'LIVE' ? [one.audience] : []));

  it('are the calendar, the customer with a sign-in, and the page behind the link', () => {
    expect(audiences(null, {})).toEqual(['staff:calendar', 'customer:sub-1', 'link:channel-1']);
    expect(audiences(null, { customerId: 'guest-1' })).toEqual(['staff:calendar', 'link:channel-1']);
    expect(audiences(null, { liveChannel: undefined })).toEqual(['staff:calendar', 'customer:sub-1']);
  });

  it('are both customers when it changes hands', () => {
    expect(audiences({ customerId: 'sub-2' }, {})).toContain('customer:sub-2');
  });

  it('do not include a customer whose address is unknown', () => {
    expect(kindsOf(between(null, 'SCHEDULED', { contactEmail: '' }))).toEqual(['STAFF_BOOKED']);
  });
});

describe('the records of a visit', () => {
  it('show in the audit who did what and which fields changed, without the secret of the link', () => {
    const [audit] = changed({}, { status: 'CANCELLED', lastAction: 'CANCEL', lastReason: 'Ill' });
    expect(audit).toMatchObject({
      ...{ effect: 'AUDIT', subject: 'appointment#0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11', version: 2 },
      ...{ actorKind: 'CUSTOMER', actorId: 'sub-1', customerId: 'sub-1', action: 'CANCEL', reason: 'Ill' },
      ...{ requestId: 'request', before: { status: 'SCHEDULED' }, after: { status: 'CANCELLED' } },
    });
    if (audit?.effect !== 'AUDIT') throw new Error('no entry');
    const written = JSON.stringify(differenceOf(null, audit.after, audit.shows));
    expect(written).not.toMatch(/channel-1|liveChannel|Casey|ABC123/);
    expect(written).toContain('Minor service');
    const [moved] = changed({}, { lastAction: 'RESCHEDULE' });
    expect(moved).toMatchObject({ action: 'RESCHEDULE' });
  });

  it('count on the day of the visit, with its version', () => {
    const figure = changed({}, { status: 'COMPLETED' }).find(({ effect }) => effect === 'FIGURE');
    expect(figure).toMatchObject({
      ...{ axis: 'WORKED', since: '2026-11-20T00:00:00.000Z', version: 2 },
      contribution: { on: '2026-11-24', amounts: { VISITS: { completed: 1 }, MONEY: { workedCents: 21_900 } } },
    });
  });

  it('show whose visit it is and who did it', () => {
    const tells = between('SCHEDULED', 'CANCELLED').filter(({ effect }) => effect === 'TELL');
    const facts = expect.objectContaining({ customerId: 'sub-1' }) as unknown;
    expect(tells).toEqual([
      expect.objectContaining({ kind: 'STAFF_CANCELLED', facts, by: 'sub-1' }),
      expect.objectContaining({ customer: { customerId: 'sub-1', email: 'casey@example.com' } }),
    ]);
  });

  it('are empty once the row is gone', () => {
    expect(changed({}, null)).toEqual([]);
  });
});

describe('a place on the waiting list', () => {
  const entry = (given: object = {}): Row => ({
    ...{ __typename: 'WaitingEntry', waitingId: '2026-11-24#x#1', visitDate: '2026-11-24', status: 'WAITING' },
    ...{ customerId: 'sub-1', contactEmail: 'casey@example.com', serviceId: 'minor-service', createdAt: 'then' },
    ...{ updatedAt: '2026-11-20T00:00:00.000Z' },
    ...given,
  });
  const offered = {
    ...{ status: 'OFFERED', offeredStartsAt: '2026-11-23T22:30:00.000Z', offeredPriceCents: 21_900 },
    offeredUntil: '2026-11-20T00:30:00.000Z',
  };
  const changes = (before: Row | null, after: Row | null) =>
    waitingEffects({ model: 'WaitingEntry', eventId: 'event-1', before, after });

  it('tells the customer of a time held for them, once', () => {
    const tells = changes(entry(), entry(offered)).filter(({ effect }) => effect === 'TELL');
    expect(tells).toEqual([
      expect.objectContaining({
        ...{ kind: 'WAITING_OFFER', about: { model: 'WaitingEntry', id: '2026-11-24#x#1' } },
        facts: expect.objectContaining({ startsAt: offered.offeredStartsAt, priceCents: 21_900 }) as unknown,
        customer: { customerId: 'sub-1', email: 'casey@example.com' },
      }),
    ]);
    expect(kindsOf(changes(entry(offered), entry({ ...offered, customerId: 'sub-2' })))).toEqual([]);
    expect(kindsOf(changes(entry(), entry({ ...offered, contactEmail: '' })))).toEqual([]);
  });

  it.each(WAITING_STATUSES)('that is %s tells no one of an offer, unless it is one', (status) => {
    const kinds = kindsOf(changes(entry(), entry({ ...offered, status })));
    expect(kinds).toEqual(status === 'OFFERED' ? ['WAITING_OFFER'] : []);
  });

  it('is news for the staff’s list and for a signed-in customer who waits, also when it is removed', () => {
    const audiences = (before: Row | null, after: Row | null) =>
      changes(before, after).flatMap((one) => (one.effect === 'LIVE' ? [one.audience] : []));
    expect(audiences(null, entry())).toEqual(['staff:waiting', 'customer:sub-1']);
    expect(audiences(entry({ customerId: 'guest-1' }), null)).toEqual(['staff:waiting']);
    expect(changes(null, null)).toEqual([]);
  });
});
