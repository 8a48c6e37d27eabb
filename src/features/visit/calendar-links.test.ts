import { expect, it } from 'vitest';
import { googleCalendarLink, outlookCalendarLink } from './calendar-links';

const visit = {
  startsAt: '2026-11-23T22:30:00.000Z',
  endsAt: '2026-11-23T23:30:00.000Z',
  serviceName: 'Brakes & tyres',
  shopName: 'Corner Garage',
  reference: 'WB-7K3QF2',
};

it('calendar links have the exact instants, in UTC', () => {
  const google = new URL(googleCalendarLink(visit)).searchParams;
  expect(google.get('dates')).toBe('20261123T223000Z/20261123T233000Z');
  expect(google.get('text')).toBe('Brakes & tyres at Corner Garage');
  const outlook = new URL(outlookCalendarLink(visit)).searchParams;
  expect([outlook.get('startdt'), outlook.get('enddt')]).toEqual([visit.startsAt, visit.endsAt]);
});
