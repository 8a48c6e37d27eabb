import { createHash } from 'node:crypto';
import type { Appointment } from '../../domain/booking/appointment';
import { NO_VEHICLE_DETAILS, plateKey } from '../../domain/customer/vehicle';
import { type Effect, effectsOfChange } from '../../domain/notification/notify';
import type { ShopSettings } from '../../domain/schedule/shop';
import { localDateOf, toMs } from '../../domain/shared/time';
import { publishLiveChange } from '../gateways/live-changes';
import { sendMail } from '../gateways/ses';
import { calendarOf } from '../mail/calendar';
import { customerMail, staffMail } from '../mail/visit-mail';
import type { CommandDeps } from '../runtime/deps';
import { errorFacts } from '../runtime/logger';
import { manageTokenFor } from '../runtime/manage-link';
import { differenceOf, saveAuditEntry } from '../store/audit';
import { newCustomer, registerCustomer } from '../store/customers';
import { isEffectDone, markEffectDone } from '../store/ledger';
import type { StoredAppointment } from '../store/appointments';
import { putNotification } from '../store/notifications';
import { readSettings } from '../store/shop';
import { registerVehicle } from '../store/vehicles';
import { forgetUnpaid } from '../store/unpaid';
import type { EventConfiguration } from './event-configuration';
import { offerFreedTime } from './offer-freed-time';

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
  configuration: EventConfiguration,
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
  readonly configuration: EventConfiguration;
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
    case 'FORGET_UNPAID':
      return forgetUnpaid(deps, {
        ...work.event.after,
        madeOn: localDateOf(work.event.after.createdAt, work.settings.timeZone),
      });
    case 'OFFER_FREED_TIME':
      return offerFreedTime(deps, work.configuration, work.effect.date);
    case 'REGISTER':
      return register(deps, work.event.after);
    case 'CUSTOMER_MAIL':
      return mailCustomer({ ...work, effect: work.effect });
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
    ...differenceOf(before, after, true),
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

/**
 * Whoever books for the first time becomes a customer on file, and a car that was typed in becomes theirs. The ids follow
 * from the booking, so that a repeat writes the same rows: a guest's car has that of the booking, a known customer's
 * one by the plate, so that typing it again makes no second car.
 */
async function register(deps: CommandDeps, after: Appointment): Promise<void> {
  const { appointmentId, customerId, contactName: name, contactEmail: email, contactPhone: phone } = after;
  await registerCustomer(deps, { ...newCustomer(customerId, deps.now), name, email, phone });
  const { vehiclePlate: plate, vehicleMake: make, vehicleModel: model, vehicleYear: year } = after;
  if (after.vehicleId !== null) return;
  const byPlate = `typed-${createHash('sha256')
    .update(`${customerId} ${plateKey(plate)}`)
    .digest('hex')
    .slice(0, 32)}`;
  const vehicleId = customerId.startsWith('guest-') ? appointmentId : byPlate;
  const car = { ...NO_VEHICLE_DETAILS, vehicleId, customerId, odometer: [] };
  await registerVehicle(deps, { ...car, plate, make, model, year });
}

const manageUrlOf = ({ siteUrl, manageLinkSecret }: EventConfiguration, after: Appointment): string =>
  `${siteUrl}/visit/${manageTokenFor(after.appointmentId, manageLinkSecret)}`;

const CALENDAR_MAILS = new Set(['APPOINTMENT_CONFIRMED', 'APPOINTMENT_MOVED', 'APPOINTMENT_CANCELLED']);

function mailCustomer({ configuration, event, settings, effect }: Work<Effect & { kind: 'CUSTOMER_MAIL' }>) {
  const { after } = event;
  const manageUrl = manageUrlOf(configuration, after);
  const { siteUrl } = configuration;
  const method = after.status === 'CANCELLED' ? 'CANCEL' : 'PUBLISH';
  return sendMail({
    ...customerMail(effect.template, { appointment: after, settings, manageUrl }),
    from: `${settings.name.replace(/["<>\r\n]/g, '')} <${configuration.mailFrom}>`,
    to: after.contactEmail,
    ...(CALENDAR_MAILS.has(effect.template)
      ? { calendar: { content: calendarOf(after, { settings, manageUrl, siteUrl }), method } }
      : {}),
  });
}

const NOTIFICATION_DAYS = 30;

async function alertStaff(deps: CommandDeps, work: Work<Effect & { kind: 'STAFF_ALERT' }>): Promise<void> {
  const { configuration, event, settings, effect } = work;
  const { after } = event;
  await putNotification(deps, {
    notificationId: `${after.updatedAt}#${event.eventId}`,
    kind: effect.alert,
    appointmentId: after.appointmentId,
    facts: {
      contactName: after.contactName,
      serviceName: after.serviceName,
      startsAt: after.startsAt,
      visitDate: after.visitDate,
      vehiclePlate: after.vehiclePlate,
      status: after.status,
    },
    expiresAt: Math.floor(toMs(deps.now) / 1000) + NOTIFICATION_DAYS * 24 * HOUR_SECONDS,
  });
  if (settings.email === '') return;
  const boardUrl = `${configuration.siteUrl}/staff?date=${after.visitDate}&appointment=${after.appointmentId}`;
  await sendMail({
    ...staffMail(effect.alert, { appointment: after, settings, manageUrl: boardUrl }),
    from: `Workbay <${configuration.mailFrom}>`,
    to: settings.email,
  });
}
