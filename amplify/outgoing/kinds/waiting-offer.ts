import * as v from 'valibot';
import type { WaitingEntry } from '../../../domain/booking/waiting';
import { toMs } from '../../../domain/shared/time';
import { harmless } from '../harmless';
import { defineKind } from '../kind';
import { visitTable } from '../visit-content';

const facts = v.object({
  waitingId: v.string(),
  customerId: v.string(),
  serviceId: v.string(),
  planId: v.nullable(v.string()),
  startsAt: v.string(),
  /** Until when the time is held. */
  until: v.string(),
  bookedName: v.string(),
  priceCents: v.number(),
  contactName: v.string(),
  vehiclePlate: v.string(),
  vehicleMake: v.string(),
  vehicleModel: v.string(),
});
type OfferFacts = v.InferOutput<typeof facts>;

/** The facts of a current offer. */
export const offerFactsOf = (
  entry: WaitingEntry,
  offer: { readonly startsAt: string; readonly until: string; readonly priceCents: number },
): OfferFacts => ({
  ...offer,
  waitingId: entry.waitingId,
  customerId: entry.customerId,
  serviceId: entry.serviceId,
  planId: entry.planId,
  bookedName: entry.serviceName,
  contactName: entry.contactName,
  vehiclePlate: entry.vehiclePlate,
  vehicleMake: entry.vehicleMake,
  vehicleModel: entry.vehicleModel,
});

export const waitingOffer = defineKind<OfferFacts>({
  name: 'WAITING_OFFER',
  title: 'A time has opened up',
  event: 'A time has opened up for the next customer on the waiting list.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'PROMPT',
  facts,
  content: (offer, telling) => {
    const { shop, words, at } = telling;
    // The visit it may become has no number yet; people quote the number of their place on the list.
    const appointmentId = offer.waitingId.split('#').at(-1) ?? '';
    const { button, ...said } = words.waitingOffer({
      shopName: shop.name,
      phone: shop.phone,
      at: at(offer.startsAt),
      until: '',
      keptUntil: at(offer.until),
      service: offer.bookedName,
      name: harmless(offer.contactName),
    });
    const { waitingId, serviceId, planId, startsAt } = offer;
    return {
      visit: visitTable({ ...offer, appointmentId, vehicleYear: null }, telling, harmless),
      ...said,
      action: { label: button, url: shop.linkTo({ to: 'OFFER', waitingId, serviceId, planId, startsAt }) },
    };
  },
  sample: {
    waitingId: '2026-11-24#2026-11-20T00:00:00.000Z#0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11',
    customerId: 'guest-0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11',
    serviceId: 'minor-service',
    planId: null,
    startsAt: '2026-11-23T22:30:00.000Z',
    until: '2026-11-23T00:30:00.000Z',
    bookedName: 'Minor service',
    priceCents: 21_900,
    contactName: 'Casey Moreau',
    vehiclePlate: 'ABC 123',
    vehicleMake: 'Toyota',
    vehicleModel: 'Corolla',
  },
  replaces: ['WAITING_OFFER'],
  stillTrue: (record, { until }, nowMs) =>
    record?.['status'] === 'OFFERED' && record['offeredUntil'] === until && toMs(until) > nowMs,
});
