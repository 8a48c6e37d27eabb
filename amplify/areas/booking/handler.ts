import { type Actor, can } from '../../../domain/access/permissions';
import type { LinkKind } from '../../../domain/access/links';
import type { Appointment } from '../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../domain/shared/result';
import { type KnownCaller, answering } from '../../door/answering';
import { withTasks } from '../../door/tasks';
import type { CommandDeps } from '../../kernel/deps';
import { holderOf } from '../../kernel/fingerprint';
import { waitingHolderOf } from './commands/waiting-holder';
import { linkTokenFor, openLink, opens } from '../../kernel/links';
import { requiredSecret } from '../../kernel/secrets';
import { viewOf } from './commands/appointment-view';
import { bookAppointment } from './commands/book-appointment';
import { endVisitLinks } from './commands/end-visit-links';
import { changeAppointment } from './commands/change-appointment';
import { holdSlot, releaseHold } from './commands/hold-slot';
import { rescheduleAppointment } from './commands/reschedule-appointment';
import { joinWaitingList, leaveWaitingList } from './commands/waiting-list';
import * as operations from './operations';
import { readAppointment } from './store/appointments';
import { readWaitingEntry } from './store/waiting-list';
import { bookingTasks } from './tasks';

const secret = () => requiredSecret('MANAGE_LINK_SECRET');

/** The link of a record that is new, or as it was made then. */
const firstLink = (kind: LinkKind, recordId: string): string =>
  linkTokenFor({ kind, recordId, generation: 0 }, secret());

type View = Awaited<ReturnType<typeof viewOf>>;

async function shown(
  deps: CommandDeps,
  done: Result<{ appointment: Appointment }>,
): Promise<Result<{ appointment: View }>> {
  return done.ok ? ok({ appointment: await viewOf(deps, done.value.appointment) }) : done;
}

/**
 * A customer's email goes to the verified address of the sign-in, not to one that was typed, here or there. A customer
 * without one gets it at the address on their record.
 */
const verified = <Input extends { contact: { name: string; email: string; phone: string } }>(
  { actor, verifiedEmail: email, own }: KnownCaller,
  input: Input,
) => (actor.kind === 'CUSTOMER' ? { ...input, contact: { ...input.contact, email }, own } : input);

/** The record that a link opens; nothing if the caller has no link. */
const recordIdOf = (actor: Actor): string => (actor.kind === 'LINK' ? actor.recordId : '');

async function openVisit(deps: CommandDeps, actor: Actor): Promise<Result<{ appointment: Appointment }>> {
  const appointment = await readAppointment(deps, recordIdOf(actor));
  if (appointment === null || !can(actor, 'appointment:read', appointment)) return refuse('LINK_INVALID');
  return ok({ appointment });
}

/** The place on the waiting list that a link opens; null if it opens none. */
async function waitingIdOf(deps: CommandDeps, token: string): Promise<string | null> {
  const opened = openLink(token, secret());
  if (opened?.kind !== 'WAITING') return null;
  const entry = await readWaitingEntry(deps, opened.recordId);
  return entry !== null && opens(opened, entry) ? entry.waitingId : null;
}

const holderOrNull = (token: string | null): string | null => (token === null ? null : holderOf(token));

/** Answers the API, and does what follows from changes to visits. */
export const handler = withTasks(
  answering(
    operations,
    {
      bookAppointment: async (deps, caller, { holdToken, waitingToken: waiting, ...input }) => {
        const waitingId = waiting === null ? null : await waitingIdOf(deps, waiting);
        const holder = waitingId === null ? holderOrNull(holdToken) : waitingHolderOf(waitingId);
        const done = await bookAppointment(deps, caller.actor, { ...verified(caller, input), holder, waitingId });
        const answer = await shown(deps, done);
        if (!answer.ok || !done.ok) return answer.ok ? refuse('INTERNAL') : answer;
        return ok({ ...answer.value, manageToken: firstLink('VISIT', done.value.appointment.appointmentId) });
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
        return joined.ok ? ok({ waitingToken: firstLink('WAITING', joined.value.waitingId) }) : joined;
      },

      leaveWaitingList: (deps, { actor }, { requestId }) => leaveWaitingList(deps, actor, { requestId }),

      endVisitLinks: async (deps, { actor }, input) => shown(deps, await endVisitLinks(deps, actor, input)),

      appointmentByLink: async (deps, { actor }) => shown(deps, await openVisit(deps, actor)),

      cancelByLink: async (deps, { actor }, { requestId, reason }) =>
        shown(
          deps,
          await changeAppointment(deps, actor, {
            ...{ requestId, appointmentId: recordIdOf(actor), action: 'CANCEL', version: null, reason },
          }),
        ),

      rescheduleByLink: async (deps, { actor }, { requestId, startsAt, holdToken }) =>
        shown(
          deps,
          await rescheduleAppointment(deps, actor, {
            ...{ requestId, appointmentId: recordIdOf(actor), startsAt, version: null, confirm: false },
            ...{ reason: '', overrideReason: '', durationMinutes: null, bayId: null, technicianId: null },
            holder: holderOrNull(holdToken),
          }),
        ),
    },
    {
      VISIT: readAppointment,
      WAITING: readWaitingEntry,
    },
  ),
  bookingTasks,
);
