import * as v from 'valibot';
import type { Actor } from '../../../domain/access/permissions';
import { APPOINTMENT_ACTIONS, type Appointment, INSPECTION_SIDES } from '../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../domain/shared/result';
import { viewOf } from './commands/appointment-view';
import { bookAppointment } from './commands/book-appointment';
import { changeAppointment } from './commands/change-appointment';
import { holdSlot, releaseHold } from './commands/hold-slot';
import { rescheduleAppointment } from './commands/reschedule-appointment';
import { joinWaitingList, leaveWaitingList } from './commands/waiting-list';
import type { CommandDeps } from '../../kernel/deps';
import { required } from '../../kernel/tables';
import * as field from '../../kernel/fields';
import { holderOf } from '../../kernel/fingerprint';
import { type Answer, type KnownCaller, answering, operation } from '../../door/answering';
import { withTasks } from '../../door/tasks';
import { appointmentIdOf, manageTokenFor, waitingIdOfToken, waitingTokenFor } from '../../kernel/links';
import { type StoredAppointment, readAppointment } from './store/appointments';
import { bookingTasks } from './tasks';

const { line, orNull, uuid, recordId, instant } = field;
const NO_CONTACT = { name: '', email: '', phone: '' };
const NO_VEHICLE = { plate: '', make: '', model: '', year: null };
const secret = () => required('MANAGE_LINK_SECRET');

const contact = v.object({ name: line(100), email: field.email, phone: field.phone });
const vehicle = v.object({ plate: line(20), make: line(50), model: line(50), year: field.carYear });
const manageToken = v.pipe(v.string(), v.maxLength(100));
const waitingToken = v.pipe(v.string(), v.maxLength(200));

const party = {
  contact: v.optional(v.nullable(contact, NO_CONTACT), NO_CONTACT),
  vehicle: v.optional(v.nullable(vehicle, NO_VEHICLE), NO_VEHICLE),
  vehicleId: orNull(recordId),
  note: field.paragraph(1000),
};

const inspection = v.object({
  side: v.picklist(INSPECTION_SIDES),
  otherName: line(100),
  otherPhone: field.phone,
  otherEmail: field.email,
  carLocation: line(200),
});

const bookingArguments = v.object({
  requestId: uuid,
  serviceId: recordId,
  planId: orNull(recordId),
  startsAt: instant,
  preferredTimes: v.optional(v.nullable(v.pipe(v.array(instant), v.maxLength(3)), []), []),
  inspection: orNull(inspection),
  ...party,
  customerId: orNull(recordId),
  holdToken: orNull(uuid),
  waitingToken: orNull(waitingToken),
  bayId: orNull(recordId),
  technicianId: orNull(recordId),
  overrideReason: line(300),
});

const version = v.pipe(v.number(), v.integer(), v.minValue(1));

const changeArguments = v.object({
  requestId: uuid,
  appointmentId: uuid,
  action: v.picklist(APPOINTMENT_ACTIONS),
  version,
  reason: line(300),
});

const rescheduleArguments = v.object({
  requestId: uuid,
  appointmentId: uuid,
  version,
  startsAt: instant,
  durationMinutes: orNull(field.wholeNumber(15, 16 * 60)),
  bayId: orNull(recordId),
  technicianId: orNull(recordId),
  confirm: v.optional(v.nullable(v.boolean(), false), false),
  reason: line(300),
  overrideReason: line(300),
  holdToken: orNull(uuid),
});

const holdArguments = v.object({
  holdToken: uuid,
  serviceId: recordId,
  planId: orNull(recordId),
  startsAt: instant,
  previousStartsAt: orNull(instant),
});

const waitingArguments = v.object({
  requestId: uuid,
  serviceId: recordId,
  planId: orNull(recordId),
  visitDate: field.localDate,
  ...party,
});

async function shown(deps: CommandDeps, done: Result<{ appointment: Appointment }>): Promise<Result<Answer>> {
  return done.ok ? ok({ appointment: await viewOf(deps, done.value.appointment) }) : done;
}

/**
 * A customer's mail goes to the verified address of the sign-in, not to one that was typed, here or there. Who has none
 * now is written to at the one on their record.
 */
const verified = <Input extends { contact: typeof NO_CONTACT }>(
  { actor, verifiedEmail: email, own }: KnownCaller,
  input: Input,
) => (actor.kind === 'CUSTOMER' ? { ...input, contact: { ...input.contact, email }, own } : input);

/** Whoever holds the link acts as the customer it was sent to. */
async function byLink(
  deps: CommandDeps,
  token: string,
  act: (appointment: StoredAppointment, actor: Actor) => Promise<Result<{ appointment: Appointment }>>,
): Promise<Result<Answer>> {
  const appointmentId = appointmentIdOf(token, secret());
  const appointment = appointmentId === null ? null : await readAppointment(deps, appointmentId);
  if (appointment === null) return refuse('LINK_INVALID');
  return shown(deps, await act(appointment, { kind: 'CUSTOMER', customerId: appointment.customerId }));
}

const holderOrNull = (token: string | null): string | null => (token === null ? null : holderOf(token));

/** The field operations of appointments. See `amplify/areas/booking/api.ts`. */
const answer = answering(
  {
    bookAppointment: operation(
      bookingArguments,
      async (deps, caller, { holdToken, waitingToken: waiting, ...input }) => {
        const waitingId = waiting === null ? null : waitingIdOfToken(waiting, secret());
        const holder = holderOrNull(waitingId === null ? holdToken : waiting);
        const done = await bookAppointment(deps, caller.actor, { ...verified(caller, input), holder, waitingId });
        const answer = await shown(deps, done);
        if (!answer.ok || !done.ok) return answer;
        return ok({ ...answer.value, manageToken: manageTokenFor(done.value.appointment.appointmentId, secret()) });
      },
    ),

    changeAppointment: operation(changeArguments, async (deps, { actor }, input) =>
      shown(deps, await changeAppointment(deps, actor, input)),
    ),

    rescheduleAppointment: operation(rescheduleArguments, async (deps, { actor }, { holdToken, ...input }) =>
      shown(deps, await rescheduleAppointment(deps, actor, { ...input, holder: holderOrNull(holdToken) })),
    ),

    holdSlot: operation(holdArguments, async (deps, { actor }, { holdToken, ...input }) => {
      const holder = holderOf(holdToken);
      const held = await holdSlot(deps, actor, { ...input, holder });
      return held.ok ? ok({ heldUntil: held.value.heldUntil, holder }) : held;
    }),

    releaseHold: operation(v.object({ holdToken: uuid, startsAt: instant }), async (deps, _caller, input) => {
      const released = await releaseHold(deps, { holder: holderOf(input.holdToken), startsAt: input.startsAt });
      return released.ok ? ok({}) : released;
    }),

    joinWaitingList: operation(waitingArguments, async (deps, caller, input) => {
      const joined = await joinWaitingList(deps, caller.actor, { ...verified(caller, input), customerId: null });
      return joined.ok ? ok({ waitingToken: waitingTokenFor(joined.value.waitingId, secret()) }) : joined;
    }),

    leaveWaitingList: operation(v.object({ requestId: field.requestId, waitingToken }), async (deps, caller, input) => {
      const waitingId = waitingIdOfToken(input.waitingToken, secret());
      if (waitingId === null) return refuse('LINK_INVALID');
      const { requestId } = input;
      const left = await leaveWaitingList(deps, caller.actor, {
        waitingId,
        holder: holderOf(input.waitingToken),
        requestId,
      });
      return left.ok ? ok({}) : left;
    }),

    appointmentByLink: operation(v.object({ manageToken }), async (deps, _caller, input) =>
      byLink(deps, input.manageToken, (appointment) => Promise.resolve(ok({ appointment }))),
    ),

    cancelByLink: operation(
      v.object({ requestId: uuid, manageToken, reason: line(300) }),
      async (deps, _caller, { requestId, reason, ...input }) =>
        byLink(deps, input.manageToken, ({ appointmentId }, actor) =>
          changeAppointment(deps, actor, { requestId, appointmentId, action: 'CANCEL', version: null, reason }),
        ),
    ),

    rescheduleByLink: operation(
      v.object({ requestId: uuid, manageToken, startsAt: instant, holdToken: orNull(uuid) }),
      async (deps, _caller, { requestId, startsAt, ...input }) =>
        byLink(deps, input.manageToken, ({ appointmentId }, actor) =>
          rescheduleAppointment(deps, actor, {
            ...{ requestId, appointmentId, startsAt, version: null, confirm: false, reason: '', overrideReason: '' },
            ...{ durationMinutes: null, bayId: null, technicianId: null, holder: holderOrNull(input.holdToken) },
          }),
        ),
    ),
  },
  { openToDeleted: [] },
);

/** Answers the API, and does what follows from changes of visits. */
export const handler = withTasks(answer, bookingTasks);
