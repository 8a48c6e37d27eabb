import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { decideBooking } from '../../domain/booking/book';
import { CLOCK_CHANGE_DAYS } from '../../domain/testing/clock-change-days';
import { aBay, aService, aShop, aTechnician, everyDay } from '../../domain/testing/builders';
import { localDateOf, localTimeOf, toMs, wallTimeToMs, toInstant } from '../../domain/shared/time';
import { exampleLinks } from './links';
import { calendarOf } from './calendar';
import { render } from './render-by-name';
import { tellingFor } from './telling';
import { visitFactsOf } from './visit-facts';

const hours = everyDay({ from: '08:00', to: '17:00' });

/** A booking at an hour of the shop's clock, as it is stored. */
function stored(zone: string, date: string, time: string) {
  const settings = aShop({ timeZone: zone, hours, noticeMinutes: 0, horizonDays: 365 });
  const startsAt = toInstant(wallTimeToMs(date, time, zone));
  const decision = decideBooking({
    ...{ settings, service: aService(), bays: [aBay()], technicians: [aTechnician({ hours })], sheets: [] },
    ...{ actor: { kind: 'VISITOR' } as const, nowMs: toMs(startsAt) - 20 * 86_400_000 },
    request: {
      ...{ appointmentId: '0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11', requestHash: '', startsAt, note: '', now: startsAt },
      ...{ preferredTimes: [], planId: null, inspection: null, bayId: null, technicianId: null, overrideReason: '' },
      party: {
        ...{
          customerId: 'guest-1',
          vehicleId: null,
          contactName: 'Casey',
          contactEmail: 'c@example.com',
          contactPhone: '',
        },
        ...{ vehiclePlate: 'ABC', vehicleMake: '', vehicleModel: '', vehicleYear: null },
      },
    },
  });
  if (!decision.ok) throw new Error(decision.problem.code);
  return { settings, appointment: decision.value.appointment };
}

describe.each(CLOCK_CHANGE_DAYS)('half past nine on $date in $zone', ({ zone, date, time, instant }) => {
  const { settings, appointment } = stored(zone, date, time);
  const siteUrl = 'https://shop.example';
  const shop = { ...settings, siteUrl, linkTo: exampleLinks({ siteUrl }) };

  it('is stored as one moment, on its local day', () => {
    expect(appointment.startsAt).toBe(instant);
    expect(appointment.visitDate).toBe(date);
    expect([localDateOf(appointment.startsAt, zone), localTimeOf(appointment.startsAt, zone)]).toEqual([date, time]);
  });

  it('appears in the email in words and as text', () => {
    for (const kind of ['APPOINTMENT_CONFIRMED', 'APPOINTMENT_MOVED', 'REMINDER_DAY_BEFORE'] as const) {
      const mail = render(kind, visitFactsOf(appointment), shop, 'en-AU');
      for (const said of [mail.subject, mail.text, mail.html]) expect(said).toMatch(/9:30\sam/i);
      expect(mail.text).toContain(String(Number(date.slice(8))));
    }
  });

  it('is the same moment in the calendar file', () => {
    const file = calendarOf(visitFactsOf(appointment), tellingFor(shop, 'en'));
    const event = new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent');
    if (!event) throw new Error('no event');
    expect(new ICAL.Event(event).startDate.toJSDate().toISOString()).toBe(instant);
  });
});
