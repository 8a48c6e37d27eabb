import type { Actor } from '../../../domain/access/permissions';
import type { Appointment } from '../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../domain/shared/result';
import { type KnownCaller, answering } from '../../door/answering';
import { withTasks } from '../../door/tasks';
import type { CommandDeps } from '../../kernel/deps';
import { holderOf } from '../../kernel/fingerprint';
import { appointmentIdOf, manageTokenFor, waitingIdOfToken, waitingTokenFor } from '../../kernel/links';
import { requiredSecret } from '../../kernel/secrets';
import { viewOf } from './commands/appointment-view';
import { bookAppointment } from './commands/book-appointment';
import { changeAppointment } from './commands/change-appointment';
import { holdSlot, releaseHold } from './commands/hold-slot';
import { rescheduleAppointment } from './commands/reschedule-appointment';
import { joinWaitingList, leaveWaitingList } from './commands/waiting-list';
import * as operations from './operations';
import { type StoredAppointment, readAppointment } from './store/appointments';
import { bookingTasks } from './tasks';

const secret = () => requiredSecret('MANAGE_LINK_SECRET');

type View = Awaited<ReturnType<typeof viewOf>>;

async function shown(
  deps: CommandDeps,
  done: Result<{ appointment: Appointment }>,
): Promise<Result<{ appointment: View }>> {
  return done.ok ? ok({ appointment: await viewOf(deps, done.value.appointment) }) : done;
}

/**
 * A customer's mail goes to the verified address of the sign-in, not to one that was typed, here or there. Who has none
 * now is written to at the one on their record.
 */
const verified = <Input extends { contact: { name: string; email: string; phone: string } }>(
  { actor, verifiedEmail: email, own }: KnownCaller,
  input: Input,
) => (actor.kind === 'CUSTOMER' ? { ...input, contact: { ...input.contact, email }, own } : input);

/** Whoever holds the link acts as the customer it was sent to. */
async function byLink(
  deps: CommandDeps,
  token: string,
  act: (appointment: StoredAppointment, actor: Actor) => Promise<Result<{ appointment: Appointment }>>,
): Promise<Result<{ appointment: View }>> {
  const appointmentId = appointmentIdOf(token, secret());
  const appointment = appointmentId === null ? null : await readAppointment(deps, appointmentId);
  if (appointment === null) return refuse('LINK_INVALID');
  return shown(deps, await act(appointment, { kind: 'CUSTOMER', customerId: appointment.customerId }));
}

const holderOrNull = (token: string | null): string | null => (token === null ? null : holderOf(token));

/** Answers the API, and does what follows from changes of visits. */
export const handler = withTasks(
  answering(operations, {
    bookAppointment: async (deps, caller, { holdToken, waitingToken: waiting, ...input }) => {
      const waitingId = waiting === null ? null : waitingIdOfToken(waiting, secret());
      const holder = holderOrNull(waitingId === null ? holdToken : waiting);
      const done = await bookAppointment(deps, caller.actor, { ...verified(caller, input), holder, waitingId });
      const answer = await shown(deps, done);
      if (!answer.ok || !done.ok) return answer.ok ? refuse('INTERNAL') : answer;
      return ok({ ...answer.value, manageToken: manageTokenFor(done.value.appointment.appointmentId, secret()) });
    },

    changeAppointment: async (deps, { actor }, input) => shown(deps, await changeAppointment(deps, actor, input)),

    rescheduleAppointment: async (deps, { actor }, { holdToken, ...input }) =>
      shown(deps, await rescheduleAppointment(deps, actor, { ...input, holder: holderOrNull(holdToken) })),

    holdSlot: async (deps, { actor }, { holdToken, ...input }) => {
      const holder = holderOf(holdToken);
      const held = await holdSlot(deps, actor, { ...input, holder });
      return held.ok ? ok({ heldUntil: held.value.heldUntil, holder }) : held;
    },

    releaseHold: (deps, _caller, { holdToken, startsAt }) =>
      releaseHold(deps, { holder: holderOf(holdToken), startsAt }),

    joinWaitingList: async (deps, caller, input) => {
      const joined = await joinWaitingList(deps, caller.actor, { ...verified(caller, input), customerId: null });
      return joined.ok ? ok({ waitingToken: waitingTokenFor(joined.value.waitingId, secret()) }) : joined;
    },

    leaveWaitingList: async (deps, { actor }, { requestId, waitingToken }) => {
      const waitingId = waitingIdOfToken(waitingToken, secret());
      if (waitingId === null) return refuse('LINK_INVALID');
      return leaveWaitingList(deps, actor, { waitingId, holder: holderOf(waitingToken), requestId });
    },

    appointmentByLink: (deps, _caller, { manageToken }) =>
      byLink(deps, manageToken, (appointment) => Promise.resolve(ok({ appointment }))),

    cancelByLink: (deps, _caller, { requestId, manageToken, reason }) =>
      byLink(deps, manageToken, ({ appointmentId }, actor) =>
        changeAppointment(deps, actor, { requestId, appointmentId, action: 'CANCEL', version: null, reason }),
      ),

    rescheduleByLink: (deps, _caller, { requestId, manageToken, startsAt, holdToken }) =>
      byLink(deps, manageToken, ({ appointmentId }, actor) =>
        rescheduleAppointment(deps, actor, {
          ...{ requestId, appointmentId, startsAt, version: null, confirm: false, reason: '', overrideReason: '' },
          ...{ durationMinutes: null, bayId: null, technicianId: null, holder: holderOrNull(holdToken) },
        }),
      ),
  }),
  bookingTasks,
);
