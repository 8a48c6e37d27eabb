import * as v from 'valibot';
import { can } from '../../../domain/access/permissions';
import {
  ACTION_PERMISSION,
  APPOINTMENT_ACTIONS,
  APPOINTMENT_STATUSES,
  type Appointment,
  INSPECTION_SIDES,
} from '../../../domain/booking/appointment';
import type { ListedVisit } from '../../../domain/booking/listed-visit';
import type { WaitingStatus } from '../../../domain/booking/waiting';
import { type AccessCase, command, get, list, question, shown } from '../../kernel/declare';
import * as field from '../../kernel/fields';
import { inApi } from '../../kernel/in-api';
import type { LooseRow } from '../../kernel/loose-row';

const { line, orNull, uuid, recordId, instant, flag } = field;
const NO_CONTACT = { name: '', email: '', phone: '' };
const NO_VEHICLE = { plate: '', make: '', model: '', year: null };

const contact = inApi(v.object({ name: line(100), email: field.email, phone: field.phone }), 'Contact');
const vehicle = inApi(
  v.object({ plate: line(20), make: line(50), model: line(50), year: field.carYear }),
  'VehicleDetails',
);
/** The token of a link, as made by `kernel/links.ts`. */
const linkToken = v.pipe(v.string(), v.maxLength(300));

/** The customer and the car: typed in, or by the id of a car on file. */
const party = {
  contact: v.optional(v.nullable(contact, NO_CONTACT), NO_CONTACT),
  vehicle: v.optional(v.nullable(vehicle, NO_VEHICLE), NO_VEHICLE),
  vehicleId: orNull(recordId),
  note: field.paragraph(1000),
};

/** A car that is being sold: which side the customer is on, who is on the other, and where the car is. */
const inspection = inApi(
  v.object({
    side: v.picklist(INSPECTION_SIDES),
    otherName: line(100),
    otherPhone: field.phone,
    otherEmail: field.email,
    carLocation: line(200),
  }),
  'Inspection',
);

const version = field.seenVersion;
const text = v.string();
const textOrNull = v.nullable(v.string());

/** The two sides of a sale, as stored. */
const parties = v.object({
  side: v.picklist(INSPECTION_SIDES),
  ...{ otherName: text, otherPhone: text, otherEmail: text, carLocation: text },
});

/** The part of an appointment that the person who booked may see, with the shop's words added. */
const appointmentView = v.object({
  ...{ appointmentId: text, reference: text, status: v.picklist(APPOINTMENT_STATUSES) },
  ...{ serviceId: text, serviceName: text, planId: textOrNull, planName: textOrNull },
  ...{ startsAt: text, endsAt: text, visitDate: text, timeZone: text, cancellableUntil: text },
  ...{ priceCents: v.number(), currency: text, bayName: textOrNull },
  ...{ contactName: text, contactEmail: text, contactPhone: text },
  ...{ vehiclePlate: text, vehicleMake: text, vehicleModel: text, vehicleYear: v.nullable(v.number()) },
  ...{ note: text, preferredTimes: v.array(text), inspection: v.nullable(parties) },
  ...{ version: v.number(), shopName: text, shopPhone: text },
  /** How the page behind the visit's link follows it: the audience `link:<liveChannel>` of live changes. */
  liveChannel: textOrNull,
});
const shownVisit = { appointment: appointmentView };

/**
 * The requestId becomes the appointment's id. `preferredTimes` are further preferred times, best first. `customerId`,
 * `bayId`, `technicianId` and `overrideReason` are for staff. `holdToken` and `waitingToken` give a right to held time.
 */
export const bookAppointment = command({
  needs: 'appointment:book',
  staffNeed: 'appointment:book-for-customer',
  customers: 'own',
  cases: [
    { when: 'in a chosen bay', needs: 'appointment:assign' },
    { when: 'past the horizon', needs: 'appointment:override' },
  ],
  perMinute: 30,
  once: 'RECORD',
  asks: {
    serviceId: recordId,
    planId: orNull(recordId),
    startsAt: instant,
    preferredTimes: v.optional(v.nullable(v.pipe(v.array(instant), v.maxLength(3)), []), []),
    inspection: orNull(inspection),
    ...party,
    customerId: orNull(recordId),
    holdToken: orNull(uuid),
    waitingToken: orNull(linkToken),
    bayId: orNull(recordId),
    technicianId: orNull(recordId),
    overrideReason: line(300),
  },
  answers: { ...shownVisit, manageToken: text },
});

const actionCase = (action: (typeof APPOINTMENT_ACTIONS)[number]): AccessCase => {
  const needs = ACTION_PERMISSION[action];
  const customersMay = can({ kind: 'CUSTOMER', customerId: 'own' }, needs);
  return { when: action, needs, ...(customersMay ? { customers: 'own' } : {}) };
};

/** One transition of the status table. Each action needs the permission that the table names. */
export const changeAppointment = command({
  needs: 'appointment:read',
  customers: 'own',
  cases: APPOINTMENT_ACTIONS.map(actionCase),
  insteadOfPlain: true,
  perMinute: 120,
  once: 'RECORD',
  asks: { appointmentId: uuid, action: v.picklist(APPOINTMENT_ACTIONS), version, reason: line(300) },
  answers: shownVisit,
});

/**
 * Unless a bay or technician is named, the current ones stay where they are free. Length, bay, technician, `confirm`
 * and `overrideReason` are for staff.
 */
export const rescheduleAppointment = command({
  needs: 'appointment:reschedule',
  customers: 'own',
  cases: [
    { when: 'to a chosen bay', needs: 'appointment:assign' },
    { when: 'and confirm', needs: 'appointment:confirm' },
    { when: 'past the horizon', needs: 'appointment:override' },
  ],
  perMinute: 120,
  once: 'RECORD',
  asks: {
    appointmentId: uuid,
    version,
    startsAt: instant,
    durationMinutes: orNull(field.wholeNumber(15, 16 * 60)),
    bayId: orNull(recordId),
    technicianId: orNull(recordId),
    confirm: flag(false),
    reason: line(300),
    overrideReason: line(300),
    holdToken: orNull(uuid),
  },
  answers: shownVisit,
});

/** Holds a time while the form is filled in. The token is the client's secret; one token holds at most one time. */
export const holdSlot = command({
  needs: 'appointment:book',
  customers: 'any',
  perMinute: 15,
  once: 'HARMLESS',
  leavesNoEntry: true,
  asks: {
    holdToken: uuid,
    serviceId: recordId,
    planId: orNull(recordId),
    startsAt: instant,
    previousStartsAt: orNull(instant),
  },
  answers: { heldUntil: text, holder: text },
});

export const releaseHold = command({
  needs: 'anyone',
  perMinute: 30,
  once: 'HARMLESS',
  leavesNoEntry: true,
  asks: { holdToken: uuid, startsAt: instant },
  answers: {},
});

export const joinWaitingList = command({
  needs: 'appointment:book',
  customers: 'any',
  perMinute: 5,
  // The command opens its mark itself.
  once: 'RECORD',
  asks: { serviceId: recordId, planId: orNull(recordId), visitDate: field.localDate, ...party },
  answers: { waitingToken: text },
});

export const leaveWaitingList = command({
  needs: 'anyone',
  perMinute: 20,
  link: { kind: 'WAITING', from: 'waitingToken' },
  asks: { waitingToken: linkToken },
  answers: {},
});

/**
 * Ends every link of a visit sent so far, for example after one got into the wrong hands. The next message to its
 * customer brings a new one.
 */
export const endVisitLinks = command({
  needs: 'appointment:end-links',
  perMinute: 60,
  once: 'RECORD',
  asks: { appointmentId: recordId },
  answers: shownVisit,
});

/** The visit of a manage link, for anyone who has the link. */
export const appointmentByLink = question({
  needs: 'anyone',
  perMinute: 60,
  link: { kind: 'VISIT', from: 'manageToken' },
  asks: { manageToken: linkToken },
  answers: shownVisit,
});

export const cancelByLink = command({
  needs: 'anyone',
  perMinute: 20,
  once: 'RECORD',
  link: { kind: 'VISIT', from: 'manageToken' },
  asks: { manageToken: linkToken, reason: line(300) },
  answers: shownVisit,
});

export const rescheduleByLink = command({
  needs: 'anyone',
  perMinute: 20,
  once: 'RECORD',
  link: { kind: 'VISIT', from: 'manageToken' },
  asks: { manageToken: linkToken, startsAt: instant, holdToken: orNull(uuid) },
  answers: shownVisit,
});

type OpenedRow = LooseRow<Appointment, 'appointmentId' | 'status' | 'startsAt' | 'endsAt' | 'visitDate'>;
const OPENED = `appointmentId customerId vehicleId serviceId serviceName planId planName preferredTimes status channel
  startsAt endsAt visitDate bayId technicianId priceCents contactName contactEmail contactPhone vehiclePlate vehicleMake
  vehicleModel vehicleYear note cancelReason inspection { side otherName otherPhone otherEmail carLocation } version
  createdAt updatedAt`;

/** A visit, opened. */
export const getAppointment = get({
  model: 'Appointment',
  key: { appointmentId: 'ID' },
  needs: 'appointment:read',
  customers: 'own',
  shows: shown<OpenedRow>(OPENED),
});

/** A customer's visits, by start. */
export const appointmentsByCustomer = list({
  model: 'Appointment',
  key: { customerId: 'String' },
  sort: { startsAt: 'String' },
  needs: 'appointment:read',
  customers: 'own',
  shows: shown<OpenedRow>(OPENED),
});

/** The list of a day: what the calendar draws; the index holds no more (`LISTED_FIELDS`). */
export const appointmentsByVisitDate = list({
  model: 'Appointment',
  key: { visitDate: 'String' },
  sort: { startsAt: 'String' },
  needs: 'appointment:read',
  shows: shown<
    LooseRow<Omit<ListedVisit, 'cells'>, 'appointmentId' | 'status' | 'startsAt' | 'endsAt' | 'visitDate'>
  >(`appointmentId serviceId serviceName planName preferredTimes status startsAt endsAt visitDate bayId technicianId
  contactName vehiclePlate version`),
});

/** A place on the waiting list, as staff see it. */
export interface WaitingRow {
  readonly waitingId: string;
  readonly visitDate: string;
  readonly status: WaitingStatus;
  readonly serviceName?: string | null;
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
  readonly contactEmail?: string | null;
  readonly vehiclePlate?: string | null;
  readonly offeredStartsAt?: string | null;
  readonly offeredUntil?: string | null;
}

/** The waiting list, by day and order of joining. */
export const listWaitingEntries = list({
  model: 'WaitingEntry',
  key: { shopId: 'ID' },
  sort: { waitingId: 'ID' },
  needs: 'waiting:read',
  shows: shown<WaitingRow>(`waitingId visitDate status serviceName contactName contactPhone contactEmail vehiclePlate
  offeredStartsAt offeredUntil`),
});
