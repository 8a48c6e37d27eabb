import { createHash } from 'node:crypto';
import type { Appointment } from '../../../../domain/booking/appointment';
import { NO_VEHICLE_DETAILS, plateKey } from '../../../../domain/vehicles/vehicle';
import { type Effect, type StaffAlert, effectsOfChange } from '../../../../domain/booking/notify';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { localDateOf, toMs } from '../../../../domain/shared/time';
import { publishLiveChange } from '../../../gateways/live-changes';
import type { KindName } from '../../../outgoing/kinds/kind-names';
import { visitFactsOf } from '../../../outgoing/visit-facts';
import type { CommandDeps } from '../../../kernel/deps';
import { errorFacts } from '../../../kernel/logger';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { differenceOf, saveAuditEntry } from '../../../kernel/audit';
import { customerStays, newCustomer, registerCustomer } from '../../customers/store/customers';
import { isEffectDone, markEffectDone } from '../../../kernel/claims';
import { type StoredAppointment, readAppointment } from '../store/appointments';
import { putNotice } from '../../notices/store/notices';
import { tell } from '../../outgoing/store/tell';
import { readSettings } from '../../shop/store/shop';
import { registerVehicle } from '../../vehicles/store/vehicles';
import { releaseQuota } from '../store/booking-quota';
import type { LinkSecret } from '../../../kernel/links';
import { offerFreedTime } from './offer-freed-time';
import { forgetVisit, giveVisit, ownerNow } from './settle-visit';
import { SHOWN_OF_VISIT } from '../audit';

const SYSTEM = { kind: 'SYSTEM' } as const;

/** One change of an appointment row, as the stream delivered it. */
export interface AppointmentEvent {
  /** The stream's own id of the event: the same at every delivery. */
  readonly eventId: string;
  readonly before: StoredAppointment | null;
  readonly after: StoredAppointment;
}

/**
 * Carries out everything that follows from one change. Each effect is done once, whatever the number of deliveries;
 * one that fails does not hold up the others, and the event is reported as failed afterwards, so that it comes again.
 */
export async function applyAppointmentEvent(
  deps: CommandDeps,
  configuration: LinkSecret,
  event: AppointmentEvent,
): Promise<void> {
  const failures: unknown[] = [];
  const settings = await readSettings(deps);
  for (const effect of effectsOfChange(event.before, event.after, event.after.lastActorKind ?? 'SYSTEM')) {
    const effectId = `${event.eventId}#${effect.kind}`;
    try {
      if (await isEffectDone(deps, effectId)) continue;
      await applyEffect(deps, { configuration, event, settings, effect });
      await markEffectDone(deps, effectId);
    } catch (error) {
      deps.log.error('effect failed', { effectId, ...errorFacts(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} effects failed`);
}

interface Work<Kind extends Effect = Effect> {
  readonly configuration: LinkSecret;
  readonly event: AppointmentEvent;
  readonly settings: ShopSettings;
  readonly effect: Kind;
}

function applyEffect(deps: CommandDeps, work: Work): Promise<void> {
  switch (work.effect.kind) {
    case 'LIVE_CHANGE':
      return tellOpenPages(deps, work.event);
    case 'AUDIT':
      return writeAudit(deps, work.event);
    case 'RELEASE_QUOTA':
      return releaseQuota(deps, {
        ...work.event.after,
        madeOn: localDateOf(work.event.after.createdAt, work.settings.timeZone),
      });
    case 'OFFER_FREED_TIME':
      return offerFreedTime(deps, work.configuration, work.effect.date);
    case 'REGISTER':
      return register(deps, work.event.after);
    case 'CUSTOMER_MAIL':
      return mailCustomer(deps, { ...work, effect: work.effect });
    case 'STAFF_ALERT':
      return alertStaff(deps, { ...work, effect: work.effect });
  }
}

/** Written from the stream, so that no change of a visit is missed, whoever made it. */
const writeAudit = (deps: CommandDeps, { eventId, before, after }: AppointmentEvent): Promise<void> =>
  saveAuditEntry(deps, {
    subject: `appointment#${after.appointmentId}`,
    auditId: `${after.updatedAt}#${String(after.version).padStart(6, '0')}#${eventId}`,
    at: after.updatedAt,
    actorKind: after.lastActorKind ?? 'SYSTEM',
    actorId: after.lastActorId ?? '',
    customerId: after.customerId,
    action: (after.lastAction ?? 'BOOK').replace(/#.*$/, ''),
    reason: after.lastReason ?? '',
    requestId: after.lastRequestId ?? after.appointmentId,
    ...differenceOf(before, after, SHOWN_OF_VISIT),
  });

const HOUR_SECONDS = 3600;

const tellOpenPages = (deps: CommandDeps, { eventId, after }: AppointmentEvent): Promise<void> =>
  publishLiveChange({
    id: eventId,
    customerId: after.customerId,
    topic: 'APPOINTMENT',
    entityId: after.appointmentId,
    visitDate: after.visitDate,
    version: after.version,
    expiresAt: Math.floor(toMs(deps.now) / 1000) + HOUR_SECONDS,
  });

const MAX_TRIES = 10;

/**
 * Whoever books for the first time becomes a customer on file, and a car that was typed in becomes theirs. Goes by the
 * visit and its customer as they are now, for the event may come late: the visit of somebody who was deleted meanwhile
 * is cancelled and forgotten, that of a record that was merged goes over to the other.
 */
async function register(deps: CommandDeps, { appointmentId, customerId: bookedFor }: Appointment): Promise<void> {
  const requestId = `register-${appointmentId}`;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, appointmentId);
    if (visit === null) return;
    const { customerId: fromId } = visit;
    const owner = await ownerNow(deps, fromId);
    if (owner.isDeleted) {
      if (await forgetVisit(deps, SYSTEM, { appointmentId, requestId })) return;
    } else if (owner.customerId !== fromId) {
      await giveVisit(deps, SYSTEM, { appointmentId, requestId, fromId, toId: owner.customerId });
    } else if (await enter(deps, visit, bookedFor)) return;
    await backOff(deps, tries);
  }
  throw new Error('the visit kept changing hands');
}

/**
 * The ids follow from the booking, so that a repeat writes the same rows: a guest's car has that of the booking, a known
 * customer's one by what it is known by, so that typing it again makes no second car. False when the customer is gone.
 */
async function enter(deps: CommandDeps, visit: Appointment, bookedFor: string): Promise<boolean> {
  const { appointmentId, customerId, contactName: name, contactEmail: email, contactPhone: phone } = visit;
  await registerCustomer(deps, { ...newCustomer(customerId, deps.now), name, email, phone });
  const { vehiclePlate: plate, vehicleMake: make, vehicleModel: model, vehicleYear: year } = visit;
  if (visit.vehicleId !== null) return true;
  const vehicleId = bookedFor.startsWith('guest-') ? appointmentId : typedId(visit);
  const car = { ...NO_VEHICLE_DETAILS, vehicleId, customerId, odometer: [] };
  return registerVehicle(deps, { ...car, plate, make, model, year });
}

/** By its plate; a car without one by what else is known of it. */
function typedId({ customerId, ...visit }: Appointment): string {
  const { vehiclePlate, vehicleMake, vehicleModel, vehicleYear } = visit;
  const key = plateKey(vehiclePlate) || JSON.stringify([vehicleMake, vehicleModel, vehicleYear]);
  return `typed-${createHash('sha256').update(`${customerId} ${key}`).digest('hex').slice(0, 32)}`;
}

async function mailCustomer(
  deps: CommandDeps,
  { event, effect }: Work<Effect & { kind: 'CUSTOMER_MAIL' }>,
): Promise<void> {
  const { after, eventId } = event;
  const about = { model: 'Appointment', id: after.appointmentId };
  const customer = { customerId: after.customerId, email: after.contactEmail };
  await tell(deps, { effect: 'TELL', kind: effect.template, about, customer, facts: visitFactsOf(after) }, eventId);
}

const STAFF_KINDS: Readonly<Record<StaffAlert, KindName>> = {
  APPOINTMENT_BOOKED: 'STAFF_BOOKED',
  APPOINTMENT_TO_CONFIRM: 'STAFF_TO_CONFIRM',
  APPOINTMENT_CANCELLED: 'STAFF_CANCELLED',
  APPOINTMENT_MOVED: 'STAFF_MOVED',
};

const NOTIFICATION_DAYS = 30;

async function alertStaff(deps: CommandDeps, work: Work<Effect & { kind: 'STAFF_ALERT' }>): Promise<void> {
  const told = await putAlert(deps, work);
  const about = { model: 'Appointment', id: told.appointmentId };
  const kind = STAFF_KINDS[work.effect.alert];
  await tell(deps, { effect: 'TELL', kind, about, facts: visitFactsOf(told) }, work.event.eventId);
}

/** Writes the alert, without a name when the person was deleted meanwhile, and answers what it tells of. */
async function putAlert(deps: CommandDeps, work: Work<Effect & { kind: 'STAFF_ALERT' }>): Promise<Appointment> {
  const { after } = work.event;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, after.appointmentId);
    const owner = await ownerNow(deps, (visit ?? after).customerId);
    const told = owner.isDeleted
      ? { ...after, ...{ contactName: '', contactEmail: '', contactPhone: '', vehiclePlate: '', note: '' } }
      : after;
    const { kind } = await saveTogether(deps, [
      putNotice(deps, alertOf(deps, work, told)),
      ...(owner.isDeleted ? [] : [customerStays(deps, owner.customerId)]),
    ]);
    if (kind === 'SAVED') return told;
    await backOff(deps, tries);
  }
  throw new Error('the alert was not taken');
}

const alertOf = (
  { now }: CommandDeps,
  { event, effect }: Work<Effect & { kind: 'STAFF_ALERT' }>,
  { appointmentId, contactName, serviceName, startsAt, visitDate, vehiclePlate, status }: Appointment,
) => ({
  noticeId: `${event.after.updatedAt}#${event.eventId}`,
  kind: effect.alert,
  appointmentId,
  facts: { contactName, serviceName, startsAt, visitDate, vehiclePlate, status },
  expiresAt: Math.floor(toMs(now) / 1000) + NOTIFICATION_DAYS * 24 * HOUR_SECONDS,
});
