import { type Appointment, bookedName, cancellableUntil } from '../../domain/booking/appointment';
import type { WaitingEntry } from '../../domain/booking/waiting';
import { hasSignIn } from '../../domain/customers/customer';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { referenceOf } from '../../domain/shared/ids';
import { cents, formatCents } from '../../domain/shared/money';
import { fill } from './fill';
import type { KindName } from './kinds/kind-names';
import { VISIT_HTML } from './visit-html';

/** The kinds that customers get about a visit, and those that the workshop gets. */
type CustomerMail = Extract<KindName, `APPOINTMENT_${string}` | `REMINDER_${string}`>;
type StaffAlert = Exclude<Extract<KindName, `STAFF_${string}`>, 'STAFF_WELCOME'>;

/** A mail ready to send: one text for people, as HTML and plain. */
export interface VisitMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Words {
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  readonly button: string;
  readonly footnote: string;
}

interface Visit {
  readonly appointment: Appointment;
  readonly settings: ShopSettings;
  readonly manageUrl: string;
}

/** A moment in words on the shop's clock: `Tuesday, 24 November 2026 at 9:30 am`. */
export const inWords = (instant: string, { locale, timeZone }: Pick<ShopSettings, 'locale' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(instant));

/** The mail to a customer about a change of their visit. */
export const customerMail = (template: CustomerMail, visit: Visit): VisitMail =>
  composed(customerWords(template, visit), visit);

/** The mail to the workshop about something to know or do. Its button opens the staff calendar. */
export const staffMail = (alert: StaffAlert, visit: Visit): VisitMail => composed(staffWords(alert, visit), visit);

function customerWords(template: CustomerMail, { appointment, settings }: Visit): Words {
  const at = inWords(appointment.startsAt, settings);
  const until = inWords(cancellableUntil(appointment, settings), settings);
  const change = `You can change or cancel online until ${until}. After that, call us on ${settings.phone}.`;
  const service = bookedName(appointment);
  switch (template) {
    case 'APPOINTMENT_REQUESTED':
      return {
        subject: `We have your request: ${service}, ${at}`,
        heading: 'We have your request',
        intro: requestIntro(appointment, settings),
        button: 'See your booking',
        footnote: change,
      };
    case 'APPOINTMENT_CONFIRMED':
      return {
        subject: `Booked: ${service}, ${at}`,
        heading: 'You are booked',
        intro: `We look forward to seeing you, ${appointment.contactName}.`,
        button: 'See, change or cancel your booking',
        footnote: change,
      };
    case 'APPOINTMENT_STARTED':
      return {
        subject: `We are working on your car: ${service}`,
        heading: 'Work has started',
        intro: 'Your car is in the workshop. We will tell you as soon as it is ready.',
        button: 'Follow your car',
        footnote: `Questions? Call us on ${settings.phone}.`,
      };
    case 'APPOINTMENT_COMPLETED':
      return {
        subject: `Your car is ready: ${service}`,
        heading: 'Your car is ready',
        intro: 'The work is done. You can pick your car up during opening hours.',
        button: 'See your visit',
        footnote: `Questions? Call us on ${settings.phone}.`,
      };
    case 'APPOINTMENT_CANCELLED':
      return {
        subject: `Cancelled: ${service}, ${at}`,
        heading: 'Your booking is cancelled',
        intro: 'The time below is free again. Your calendar entry is withdrawn with this mail.',
        button: 'See what was cancelled',
        footnote: `Not what you wanted? Call us on ${settings.phone}.`,
      };
    case 'APPOINTMENT_MOVED':
      return {
        subject: `New time: ${service}, ${at}`,
        heading: appointment.status === 'PENDING' ? 'We have your new time' : 'Your visit has a new time',
        intro:
          appointment.status === 'PENDING'
            ? 'The new time is held for you. We will confirm it shortly.'
            : 'Your calendar entry is updated with this mail.',
        button: 'See, change or cancel your booking',
        footnote: change,
      };
    case 'APPOINTMENT_MISSED':
      return {
        subject: `We missed you: ${service}, ${at}`,
        heading: 'We missed you',
        intro: 'You had a booking with us and could not make it. You can book another time whenever it suits you.',
        button: 'See your booking',
        footnote: `Were you there? Call us on ${settings.phone}.`,
      };
    case 'REMINDER_DAY_BEFORE':
      return {
        subject: `Reminder: ${service}, ${at}`,
        heading: 'See you soon',
        intro: `This is a reminder of your visit, ${appointment.contactName}.`,
        button: 'See your booking',
        footnote: reminderFootnote(appointment, settings),
      };
    case 'REMINDER_SAME_DAY':
      return {
        subject: `Today: ${service}, ${at}`,
        heading: 'See you today',
        intro: `Your visit is today, ${appointment.contactName}.`,
        button: 'See your booking',
        footnote: `Running late? Call us on ${settings.phone}. ${withoutReminders(appointment)}`,
      };
  }
}

/** What a request says: one time is held, the others are still in the running. */
function requestIntro({ preferredTimes, startsAt }: Appointment, settings: ShopSettings): string {
  const others = preferredTimes.filter((time) => time !== startsAt);
  if (others.length === 0) return 'The time is held for you. We will confirm it shortly.';
  const words = others.map((time) => inWords(time, settings)).join('; ');
  return `The time below is held for you. You would also come at: ${words}. We will confirm one of them shortly.`;
}

const reminderFootnote = (appointment: Appointment, settings: ShopSettings): string =>
  `Plans changed? Use the button until ${inWords(cancellableUntil(appointment, settings), settings)}, or call us on ${settings.phone}. ${withoutReminders(appointment)}`;

/** Where reminders are switched off: by whoever has a sign-in themselves. */
const withoutReminders = ({ customerId }: Appointment): string =>
  hasSignIn(customerId)
    ? 'You can switch reminders off in your profile on our site.'
    : 'No more reminders? Tell us, and we switch them off.';

/** The mail to somebody on the waiting list for whom a time is kept. */
export const waitingMail = (offer: {
  readonly entry: WaitingEntry;
  readonly startsAt: string;
  readonly until: string;
  readonly priceCents: number;
  readonly settings: ShopSettings;
  readonly url: string;
}): VisitMail => {
  const { entry, settings, startsAt } = offer;
  const until = inWords(offer.until, settings);
  const words = {
    subject: `A time is free: ${entry.serviceName}, ${inWords(startsAt, settings)}`,
    heading: 'A time has become free',
    intro: `You are on our waiting list, ${entry.contactName}. We keep this time for you until ${until}.`,
    button: 'Book this time',
    footnote: `If you do not take it, the next on the list gets it. Questions? Call us on ${settings.phone}.`,
  };
  const appointmentId = entry.waitingId.split('#').at(-1) ?? '';
  const visit = { ...entry, appointmentId, startsAt, priceCents: offer.priceCents, planName: '', vehicleYear: null };
  return composed(words, { appointment: visit, settings, manageUrl: offer.url });
};

function staffWords(alert: StaffAlert, { appointment, settings }: Visit): Words {
  const service = bookedName(appointment);
  const at = inWords(appointment.startsAt, settings);
  const named = [appointment.contactName, appointment.contactPhone || appointment.contactEmail].filter(Boolean);
  const who = named.length === 0 ? 'Somebody who was deleted since.' : `${named.join(', ')}.`;
  const note = appointment.note === '' ? '' : ` Note: ${appointment.note}`;
  const words = { button: 'Open on the calendar', intro: who, footnote: `You get this as ${settings.name}.${note}` };
  switch (alert) {
    case 'STAFF_BOOKED':
      return { ...words, subject: `New booking: ${service}, ${at}`, heading: 'New booking' };
    case 'STAFF_TO_CONFIRM':
      return { ...words, subject: `To confirm: ${service}, ${at}`, heading: 'A booking to confirm' };
    case 'STAFF_CANCELLED':
      return { ...words, subject: `Cancelled: ${service}, ${at}`, heading: 'A booking was cancelled' };
    case 'STAFF_MOVED':
      return { ...words, subject: `Moved: ${service}, ${at}`, heading: 'A customer moved a booking' };
  }
}

/** What the table in a mail is made from: a booked visit, or one that is offered. */
type ShownVisit = Pick<
  Appointment,
  | 'appointmentId'
  | 'startsAt'
  | 'serviceName'
  | 'planName'
  | 'priceCents'
  | 'vehiclePlate'
  | 'vehicleMake'
  | 'vehicleModel'
  | 'vehicleYear'
>;

function composed(
  words: Words,
  { appointment, settings, manageUrl }: Omit<Visit, 'appointment'> & { readonly appointment: ShownVisit },
): VisitMail {
  const { vehicleMake, vehicleModel, vehicleYear, vehiclePlate } = appointment;
  const facts = {
    when: inWords(appointment.startsAt, settings),
    zone: `Time at the workshop (${settings.timeZone})`,
    service: bookedName(appointment),
    vehicle: [vehicleYear, vehicleMake, vehicleModel, vehiclePlate].filter(Boolean).join(' '),
    price: formatCents(cents(appointment.priceCents), settings.currency, settings.locale),
    address: settings.addressLines.join(', '),
    reference: referenceOf(appointment.appointmentId),
  };
  const shop = { shopName: settings.name, shopPhone: settings.phone };
  return {
    subject: words.subject.replace(/\s+/g, ' ').slice(0, 200),
    html: fill(VISIT_HTML, { ...words, ...facts, ...shop, manageUrl, preview: `${facts.service}, ${facts.when}` }),
    text: textOf(words, facts, { ...shop, manageUrl }),
  };
}

const textOf = (
  words: Words,
  facts: Readonly<Record<'when' | 'zone' | 'service' | 'vehicle' | 'price' | 'address' | 'reference', string>>,
  shop: { shopName: string; shopPhone: string; manageUrl: string },
): string =>
  [
    words.heading,
    '',
    words.intro,
    '',
    `${facts.when} - ${facts.zone}`,
    `Service: ${facts.service}`,
    `Car: ${facts.vehicle}`,
    `Price: ${facts.price}`,
    `Where: ${facts.address}`,
    `Reference: ${facts.reference}`,
    '',
    `${words.button}: ${shop.manageUrl}`,
    '',
    words.footnote,
    '',
    `${shop.shopName}, ${shop.shopPhone}`,
  ].join('\n');
