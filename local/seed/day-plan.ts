import type { Service } from '../../domain/shop/service';
import type { AppointmentStatus } from '../../domain/booking/appointment';
import type { LocalDate, LocalTime } from '../../domain/shared/time';
import { CASEY, DEMO_CUSTOMERS, type DemoCar, type DemoCustomer } from './people';
import { randomFor, type Random } from './random';
import { DEMO_SERVICES } from './workshop';

/** One visit that a customer would like; the booking command finds a bay and a technician, or refuses. */
export interface Wish {
  /** Identifies the visit: a date has the same wishes, on whatever day the seeding runs. */
  key: string;
  date: LocalDate;
  time: LocalTime;
  service: Service;
  customer: DemoCustomer;
  car: DemoCar;
  channel: 'CUSTOMER' | 'STAFF';
  note: string;
  bookedDaysBefore: number;
  fate: 'KEPT' | 'CANCELLED' | 'UNCONFIRMED' | 'MISSED';
  cancelReason: string;
}

const NOTES = [
  'Squeal from the front left when braking slowly.',
  'Please ring before doing anything over $300.',
  'Key goes in the drop box before 7.30.',
  'Steering wheel shakes at about 100 km/h.',
  'Warning light came on last Thursday, stays on.',
  'Child seat in the back, please leave it in.',
  'Needs the car back by 4 for school pick-up.',
  'Coolant smell after long drives.',
  'Locking wheel nut key is in the glove box.',
  'Battery was flat twice this week.',
  'Rego is due at the end of the month.',
  'Will wait in the lounge.',
];
const CANCEL_REASONS = [
  'Car was sold',
  'Away that week',
  'Fixed by roadside assistance',
  'Found another time',
  'Unwell today',
];

/** Common jobs come up more often, as in real life. */
const USUAL = [
  'logbook-service',
  'minor-service',
  'oil-and-filter',
  'pink-slip',
  'front-brake-pads',
  'wheel-alignment',
  'rotate-and-balance',
];
const QUARTER_HOURS = ['00', '30'];

/** More wishes than fit in a day; the seeding takes them in this order until the day is full enough. */
export function wishesFor(date: LocalDate): Wish[] {
  const random = randomFor(`day:${date}`);
  return Array.from({ length: 48 }, (_, index) => wish(date, index, random));
}

function wish(date: LocalDate, index: number, random: Random): Wish {
  const customer = random.pick(DEMO_CUSTOMERS.filter((known) => known !== CASEY));
  const usual = DEMO_SERVICES.filter(({ serviceId }) => USUAL.includes(serviceId));
  return {
    key: `visit:${date}:${index}`,
    date,
    time: `${String(7 + Math.floor(random.next() * 10)).padStart(2, '0')}:${random.pick(QUARTER_HOURS)}`,
    service: random.pick(random.chance(0.5) ? usual : DEMO_SERVICES),
    customer,
    car: random.pick(customer.cars),
    channel: random.chance(0.55) ? 'CUSTOMER' : 'STAFF',
    note: random.chance(0.45) ? random.pick(NOTES) : '',
    bookedDaysBefore: 1 + Math.floor(random.next() * 9),
    fate: fateOf(random),
    cancelReason: random.pick(CANCEL_REASONS),
  };
}

function fateOf(random: Random): Wish['fate'] {
  if (random.chance(0.08)) return 'CANCELLED';
  if (random.chance(0.15)) return 'UNCONFIRMED';
  return random.chance(0.03) ? 'MISSED' : 'KEPT';
}

/** Casey, who can sign in, has past visits and visits to come. */
export function wishesOfCasey(dateAt: (daysFromToday: number) => LocalDate): Wish[] {
  const visit = (days: number, time: LocalTime, serviceId: string, rest: Partial<Wish>): Wish => ({
    key: `casey:${dateAt(days)}`,
    date: dateAt(days),
    time,
    service: serviceNamed(serviceId),
    customer: CASEY,
    car: CASEY.cars[0],
    channel: 'CUSTOMER',
    note: '',
    bookedDaysBefore: 5,
    fate: 'KEPT',
    cancelReason: '',
    ...rest,
  });
  return [
    visit(-12, '10:30', 'logbook-service', { note: '60,000 km service. Please stamp the book.' }),
    visit(-5, '09:30', 'wheel-alignment', { fate: 'CANCELLED', cancelReason: 'Away that week' }),
    visit(-4, '11:00', 'wheel-alignment', { note: 'Pulls to the left on the motorway.' }),
    visit(3, '10:00', 'front-brake-pads', { note: 'Squeal from the front left when braking slowly.' }),
    visit(9, '11:00', 'pink-slip', {
      fate: 'UNCONFIRMED',
      car: CASEY.cars[1] ?? CASEY.cars[0],
      note: 'Rego is due at the end of the month.',
    }),
  ];
}

/** The number of visits of a day: most today, then fewer, so the booking page has choices. */
export function visitsOn(daysFromToday: number): number {
  if (daysFromToday < 0) return 11;
  if (daysFromToday === 0) return 17;
  return Math.max(4, 9 - Math.ceil(daysFromToday / 2));
}

/** A visit's status at a moment: finished, in the bay, or still to come. */
export function statusAt(wish: Wish, visit: { startMs: number; endMs: number }, nowMs: number): AppointmentStatus {
  if (wish.fate === 'CANCELLED') return 'CANCELLED';
  if (visit.endMs <= nowMs) return wish.fate === 'MISSED' ? 'NO_SHOW' : 'COMPLETED';
  if (visit.startMs <= nowMs) return 'ONGOING';
  return wish.fate === 'UNCONFIRMED' ? 'PENDING' : 'SCHEDULED';
}

function serviceNamed(serviceId: string): Service {
  const service = DEMO_SERVICES.find((known) => known.serviceId === serviceId);
  if (!service) throw new Error(`The demo has no service ${serviceId}`);
  return service;
}
