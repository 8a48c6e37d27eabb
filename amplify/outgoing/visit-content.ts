import { cancellableUntil } from '../../domain/booking/appointment';
import { hasSignIn } from '../../domain/customers/customer';
import { referenceOf } from '../../domain/shared/ids';
import { harmless } from './harmless';
import type { MailContent } from './kind';
import type { Telling } from './telling';
import type { StaffVisitFacts, VisitFacts } from './visit-facts';

/** The material for an email about a visit. Names go only where they can do no harm. */
export const visitSay = (facts: VisitFacts, { shop, at }: Telling) => ({
  shopName: shop.name,
  phone: shop.phone,
  at: at(facts.startsAt),
  until: at(cancellableUntil(facts, shop)),
  service: facts.bookedName,
  name: harmless(facts.contactName),
  hasSignIn: hasSignIn(facts.customerId),
});

interface VisitWords {
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  readonly button: string;
  readonly footnote: string;
}

/** The source of an email's table: a visit that was booked, or one that is offered. */
type ShownVisit = Pick<
  VisitFacts,
  | 'appointmentId'
  | 'startsAt'
  | 'bookedName'
  | 'priceCents'
  | 'vehiclePlate'
  | 'vehicleMake'
  | 'vehicleModel'
  | 'vehicleYear'
>;

/** The email to a customer: their visit as a table, and the one button. */
export const customerContent = (facts: VisitFacts, words: VisitWords, telling: Telling): MailContent => ({
  visit: visitTable(facts, telling, harmless),
  ...wordsOf(words),
  action: { label: words.button, url: telling.shop.linkTo({ to: 'VISIT', appointmentId: facts.appointmentId }) },
});

/** The email to the workshop: who it is about, as they typed it, and the button to the calendar. */
export function staffContent(
  facts: StaffVisitFacts,
  own: Pick<VisitWords, 'subject' | 'heading'>,
  telling: Telling,
): MailContent {
  const { shop, words } = telling;
  const who = [facts.contactName, facts.contactPhone || facts.contactEmail].filter(Boolean);
  const common = words.staffVisit({ shopName: shop.name, who, note: facts.note });
  const { visitDate, appointmentId } = facts;
  return {
    visit: visitTable(facts, telling, (typed) => typed),
    ...wordsOf({ ...own, ...common }),
    action: { label: common.button, url: shop.linkTo({ to: 'CALENDAR', visitDate, appointmentId }) },
  };
}

const wordsOf = ({ subject, heading, intro, footnote }: VisitWords) => ({ subject, heading, intro, footnote });

/** When, and the rest as rows; empty ones are left out. */
export function visitTable(
  visit: ShownVisit,
  { shop, words, at, money }: Telling,
  typed: (text: string) => string,
): NonNullable<MailContent['visit']> {
  const { labels } = words;
  const car = [typed(visit.vehicleMake), typed(visit.vehicleModel), typed(visit.vehiclePlate)];
  const rows = [
    { label: labels.service, value: visit.bookedName },
    { label: labels.car, value: [visit.vehicleYear, ...car].filter(Boolean).join(' ') },
    { label: labels.price, value: money(visit.priceCents) },
    { label: labels.where, value: shop.addressLines.join(', ') },
    { label: labels.reference, value: referenceOf(visit.appointmentId) },
  ];
  return {
    when: at(visit.startsAt),
    zone: words.zone(shop.timeZone),
    rows: rows.filter(({ value }) => value !== ''),
  };
}
