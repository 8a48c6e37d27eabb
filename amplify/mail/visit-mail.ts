import { type Appointment, cancellableUntil } from '../../domain/booking/appointment';
import type { CustomerMail, StaffAlert } from '../../domain/notification/notify';
import type { ShopSettings } from '../../domain/schedule/shop';
import { referenceOf } from '../../domain/shared/ids';
import { cents, formatCents } from '../../domain/shared/money';
import { fill } from './fill';
import { VISIT_HTML } from './visit-html';

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

/** The mail to the workshop about something to know or do. Its button opens the staff board. */
export const staffMail = (alert: StaffAlert, visit: Visit): VisitMail => composed(staffWords(alert, visit), visit);

function customerWords(template: CustomerMail, { appointment, settings }: Visit): Words {
  const at = inWords(appointment.startsAt, settings);
  const until = inWords(cancellableUntil(appointment, settings), settings);
  const change = `You can cancel online until ${until}. After that, call us on ${settings.phone}.`;
  const { serviceName: service } = appointment;
  switch (template) {
    case 'APPOINTMENT_REQUESTED':
      return {
        subject: `We have your request: ${service}, ${at}`,
        heading: 'We have your request',
        intro: 'The time is held for you. We will confirm it shortly.',
        button: 'See your booking',
        footnote: change,
      };
    case 'APPOINTMENT_CONFIRMED':
      return {
        subject: `Booked: ${service}, ${at}`,
        heading: 'You are booked',
        intro: `We look forward to seeing you, ${appointment.contactName}.`,
        button: 'See or cancel your booking',
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
  }
}

function staffWords(alert: StaffAlert, { appointment, settings }: Visit): Words {
  const at = inWords(appointment.startsAt, settings);
  const who = `${appointment.contactName}, ${appointment.contactPhone || appointment.contactEmail}.`;
  const note = appointment.note === '' ? '' : ` Note: ${appointment.note}`;
  const words = { button: 'Open on the board', intro: who, footnote: `You get this as ${settings.name}.${note}` };
  switch (alert) {
    case 'APPOINTMENT_BOOKED':
      return { ...words, subject: `New booking: ${appointment.serviceName}, ${at}`, heading: 'New booking' };
    case 'APPOINTMENT_TO_CONFIRM':
      return { ...words, subject: `To confirm: ${appointment.serviceName}, ${at}`, heading: 'A booking to confirm' };
    case 'APPOINTMENT_CANCELLED':
      return { ...words, subject: `Cancelled: ${appointment.serviceName}, ${at}`, heading: 'A booking was cancelled' };
  }
}

function composed(words: Words, { appointment, settings, manageUrl }: Visit): VisitMail {
  const { vehicleMake, vehicleModel, vehicleYear, vehiclePlate } = appointment;
  const facts = {
    when: inWords(appointment.startsAt, settings),
    zone: `Time at the workshop (${settings.timeZone})`,
    service: appointment.serviceName,
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
