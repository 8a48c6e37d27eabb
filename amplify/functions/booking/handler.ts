import * as v from 'valibot';
import { APPOINTMENT_ACTIONS } from '../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../domain/shared/result';
import { viewOf } from '../../commands/appointment-view';
import { bookAppointment } from '../../commands/book-appointment';
import { changeAppointment } from '../../commands/change-appointment';
import type { Appointment } from '../../../domain/booking/appointment';
import type { CommandDeps } from '../../runtime/deps';
import { required } from '../../runtime/environment';
import { carYear, email, instant, line, paragraph, phone, recordId, uuid } from '../../runtime/fields';
import { type Answer, answering, operation } from '../../runtime/handle';
import { appointmentIdOf, manageTokenFor } from '../../runtime/manage-link';
import { readAppointment } from '../../store/appointments';

const NO_CONTACT = { name: '', email: '', phone: '' };
const NO_VEHICLE = { plate: '', make: '', model: '', year: null };
const secret = () => required('MANAGE_LINK_SECRET');

const bookingArguments = v.object({
  requestId: uuid,
  serviceId: recordId,
  startsAt: instant,
  contact: v.optional(v.nullable(v.object({ name: line(100), email, phone }), NO_CONTACT), NO_CONTACT),
  vehicle: v.optional(
    v.nullable(v.object({ plate: line(20), make: line(50), model: line(50), year: carYear }), NO_VEHICLE),
    NO_VEHICLE,
  ),
  vehicleId: v.optional(v.nullable(recordId, null), null),
  note: paragraph(1000),
  customerId: v.optional(v.nullable(recordId, null), null),
});

const changeArguments = v.object({
  requestId: uuid,
  appointmentId: uuid,
  action: v.picklist(APPOINTMENT_ACTIONS),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reason: line(300),
});

const manageToken = v.pipe(v.string(), v.maxLength(100));

async function shown(deps: CommandDeps, done: Result<{ appointment: Appointment }>): Promise<Result<Answer>> {
  return done.ok ? ok({ appointment: await viewOf(deps, done.value.appointment) }) : done;
}

/** The field operations of appointments. See `amplify/data/operations/booking.ts`. */
export const handler = answering({
  bookAppointment: operation(bookingArguments, async (deps, caller, input) => {
    const { actor } = caller;
    // A customer's mail goes to the verified address of the sign-in, not to one that was typed.
    const contact = actor.kind === 'CUSTOMER' ? { ...input.contact, email: caller.email } : input.contact;
    const done = await bookAppointment(deps, actor, { ...input, contact });
    const answer = await shown(deps, done);
    if (!answer.ok || !done.ok) return answer;
    return ok({ ...answer.value, manageToken: manageTokenFor(done.value.appointment.appointmentId, secret()) });
  }),

  changeAppointment: operation(changeArguments, async (deps, { actor }, input) =>
    shown(deps, await changeAppointment(deps, actor, input)),
  ),

  appointmentByLink: operation(v.object({ manageToken }), async (deps, _caller, input) => {
    const appointmentId = appointmentIdOf(input.manageToken, secret());
    const appointment = appointmentId === null ? null : await readAppointment(deps, appointmentId);
    return appointment === null ? refuse('LINK_INVALID') : shown(deps, ok({ appointment }));
  }),

  cancelByLink: operation(
    v.object({ requestId: uuid, manageToken, reason: line(300) }),
    async (deps, _caller, { requestId, reason, ...input }) => {
      const appointmentId = appointmentIdOf(input.manageToken, secret());
      const appointment = appointmentId === null ? null : await readAppointment(deps, appointmentId);
      if (appointment === null) return refuse('LINK_INVALID');
      // Whoever holds the link acts as the customer it was sent to.
      const actor = { kind: 'CUSTOMER', customerId: appointment.customerId } as const;
      const change = {
        requestId,
        appointmentId: appointment.appointmentId,
        action: 'CANCEL',
        version: null,
        reason,
      } as const;
      return shown(deps, await changeAppointment(deps, actor, change));
    },
  ),
});
