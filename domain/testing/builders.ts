import type { Appointment } from '../booking/appointment';
import type { DaySheet } from '../calendar/day-sheet';
import type { Service } from '../shop/service';
import type { HoursSpan, WeekHours } from '../calendar/hours';
import type { Bay, Technician } from '../shop/resource';
import type { ShopSettings } from '../shop/shop-settings';
import { isoWeekOf } from '../shared/time';

/** The same hours on all seven days. */
export const everyDay = (...spans: HoursSpan[]): WeekHours => ({
  '1': spans,
  '2': spans,
  '3': spans,
  '4': spans,
  '5': spans,
  '6': spans,
  '7': spans,
});

export const aService = (given: Partial<Service> = {}): Service => ({
  serviceId: 'minor-service',
  name: 'Minor service',
  summary: '',
  category: 'Servicing',
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  priceCents: 21_900,
  bayKinds: ['LIFT'],
  skills: ['GENERAL'],
  active: true,
  sortOrder: 1,
  plans: [],
  prePurchase: false,
  ...given,
});

export const aBay = (given: Partial<Bay> = {}): Bay => ({
  bayId: 'bay-1',
  name: 'Hoist 1',
  kind: 'LIFT',
  active: true,
  sortOrder: 1,
  ...given,
});

export const aTechnician = (given: Partial<Technician> = {}): Technician => ({
  technicianId: 'tech-1',
  skills: ['GENERAL'],
  hours: everyDay({ from: '08:00', to: '17:00' }),
  active: true,
  ...given,
});

export const aShop = (given: Partial<ShopSettings> = {}): ShopSettings => ({
  shopId: 'SHOP',
  name: 'Corner Garage',
  timeZone: 'Australia/Sydney',
  currency: 'AUD',
  locale: 'en-AU',
  phone: '+61 2 5550 0142',
  email: 'hello@garage.example',
  addressLines: ['1 Short Street'],
  hours: everyDay({ from: '08:00', to: '17:00' }),
  slotStepMinutes: 30,
  noticeMinutes: 120,
  horizonDays: 60,
  cancelCutOffMinutes: 1440,
  maxOpenBookingsPerDay: 3,
  confirmation: 'AUTO',
  holdMinutes: 10,
  remindDayBefore: true,
  remindSameDay: true,
  waitingList: true,
  accent: '',
  ...given,
});

export const aSheet = (given: Partial<DaySheet> = {}): DaySheet => ({
  week: isoWeekOf(given.date ?? '2026-11-24'),
  date: '2026-11-24',
  resourceKind: 'BAY',
  resourceId: 'bay-1',
  busy: [],
  holds: {},
  ...given,
});

export const anAppointment = (given: Partial<Appointment> = {}): Appointment => ({
  appointmentId: '0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11',
  requestHash: 'hash',
  customerId: 'customer-1',
  vehicleId: null,
  serviceId: 'minor-service',
  serviceName: 'Minor service',
  planId: null,
  planName: '',
  status: 'SCHEDULED',
  channel: 'PUBLIC',
  startsAt: '2026-11-23T22:30:00.000Z',
  endsAt: '2026-11-23T23:30:00.000Z',
  visitDate: '2026-11-24',
  bayId: 'bay-1',
  technicianId: 'tech-1',
  cells: { start: 38, count: 4 },
  preferredTimes: [],
  inspection: null,
  priceCents: 21_900,
  contactName: 'Casey Moreau',
  contactEmail: 'casey@example.com',
  contactPhone: '',
  vehiclePlate: 'ABC123',
  vehicleMake: 'Toyota',
  vehicleModel: 'Corolla',
  vehicleYear: 2019,
  note: '',
  cancelReason: null,
  version: 1,
  createdAt: '2026-11-20T00:00:00.000Z',
  updatedAt: '2026-11-20T00:00:00.000Z',
  ...given,
});
