import type { Actor } from '../../domain/access/permissions';
import { HOLD_MINUTES, uuid } from './chance';
import { type BookingWish, type Call, type Desk, type Outcome, STAFF, VISITOR } from './desk';
import { BAYS, MINUTE, SERVICES, TECHNICIANS, isoOf } from './workshop';

/** A guest's booking of any service at any time, without a hold. */
export function plainWish(desk: Desk): BookingWish {
  const { random } = desk;
  return {
    ...{ requestId: uuid(random), actor: VISITOR, startMs: desk.someStart(), service: random.pick(SERVICES) },
    ...{ note: '', holder: null, bayId: null, technicianId: null },
  };
}

/** A booking by a guest, a customer or staff, of a time on hold for them, one whose hold just ended, or any other. */
export function newWish(desk: Desk): BookingWish {
  const { random, nowMs } = desk;
  const held = [...desk.holds].filter(([, { untilMs }]) => untilMs > nowMs - 2 * HOLD_MINUTES * MINUTE);
  if (held.length > 0 && random.chance(0.3)) {
    const [holder, { startMs, service }] = random.pick(held);
    return { ...plainWish(desk), startMs, service, holder };
  }
  const actor = random.pick<Actor>([VISITOR, VISITOR, { kind: 'CUSTOMER', customerId: 'customer-1' }, STAFF]);
  if (actor !== STAFF) return { ...plainWish(desk), actor };
  return {
    ...plainWish(desk),
    actor,
    bayId: random.chance(0.3) ? random.pick(BAYS) : null,
    technicianId: random.chance(0.3) ? random.pick(TECHNICIANS) : null,
  };
}

/** Sends a wish and remembers the answer. */
export function booking(desk: Desk, wish: BookingWish): Call {
  desk.wishes.push(wish);
  return async () => {
    const { requestId, holder } = wish;
    desk.use(requestId);
    // A repeat makes an earlier refusal void.
    desk.refused.delete(requestId);
    if (holder !== null) desk.useHold(holder);
    const answer = await send(desk, wish);
    if (answer === null) return null;
    if (answer.ok) desk.learn(answer.value, requestId);
    else hearRefusal(desk, requestId, answer.problem.code);
    return answer;
  };
}

function hearRefusal(desk: Desk, requestId: string, code: string): void {
  if (code === 'REQUEST_ID_REUSED') desk.complaints.push(`${requestId}, sent as it was, is refused as another request`);
  // If the same request is in progress twice, one can be refused and the other succeed later.
  if (code === 'REQUEST_IN_PROGRESS' || !desk.isUsedOnce(requestId)) return;
  if (desk.visits.has(requestId)) desk.complaints.push(`${requestId} is booked, and sent again refused with ${code}`);
  else desk.refused.add(requestId);
}

function send(desk: Desk, wish: BookingWish): Promise<Outcome | null> {
  const { actor, requestId, startMs, service, ...rest } = wish;
  return desk.run((deps) =>
    desk.commands.bookAppointment(deps, actor, {
      ...{ ...rest, requestId, serviceId: service.serviceId, startsAt: isoOf(startMs), vehicleId: null },
      contact: { name: 'Robin', email: `${requestId}@example.com`, phone: '' },
      vehicle: { plate: 'ABC', make: '', model: '', year: null },
      customerId: null,
    }),
  );
}

/** The same request once more, at the same time or later, like a button pressed twice. */
export function repeatedBooking(desk: Desk): Call {
  if (desk.wishes.length === 0) return booking(desk, newWish(desk));
  const before = desk.random.pick(desk.wishes);
  return booking(desk, { ...before, holder: null });
}

/** The request id of a booking, with other content or from another person: always refused. */
export function alteredBooking(desk: Desk): Call {
  const before = desk.random.pick(desk.wishes.filter(({ requestId }) => desk.visits.has(requestId)));
  const stranger: Actor = { kind: 'CUSTOMER', customerId: 'somebody' };
  const altered = desk.random.chance(0.5) ? { ...before, note: 'something else' } : { ...before, actor: stranger };
  return async () => {
    desk.use(before.requestId);
    const answer = await send(desk, { ...altered, holder: null });
    if (answer !== null && (answer.ok || answer.problem.code !== 'REQUEST_ID_REUSED')) {
      desk.complaints.push(`${before.requestId} was answered for another content`);
    }
    return answer;
  };
}
