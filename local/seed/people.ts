import type { Role } from '../../domain/access/permissions';
import type { WeekHours } from '../../domain/calendar/hours';
import type { Skill } from '../../domain/shop/resource';
import { type Random, randomFor, uuidFor } from './random';

export const DEMO_PASSWORD = 'Workbay-demo-1';

export interface DemoStaff {
  email: string;
  name: string;
  phone: string;
  roles: readonly Role[];
  technician?: { technicianId: string; skills: Skill[]; hours: WeekHours };
}

const shift = (from: string, to: string) => [{ from, to }];
const DAY = shift('07:30', '16:30');
const LATE = shift('08:30', '17:30');
const OFF: [] = [];
const SATURDAY = shift('08:00', '16:00');
const SUNDAY = shift('09:00', '15:00');

const office = (login: string, name: string, phone: string, role: Role): DemoStaff => ({
  email: `${login}@workbay.example`,
  name,
  phone,
  roles: [role],
});

const mechanic = (
  login: string,
  [name, phone]: [name: string, phone: string],
  skills: Skill[],
  hours: WeekHours,
): DemoStaff => ({
  email: `${login}.mechanic@workbay.example`,
  name,
  phone,
  roles: ['MECHANIC'],
  technician: { technicianId: `tech-${login}`, skills, hours },
});

export const DEMO_STAFF: readonly DemoStaff[] = [
  office('admin', 'Alex Nguyen', '+61 491 570 006', 'ADMIN'),
  office('manager', 'Morgan Wells', '+61 491 570 110', 'MANAGER'),
  office('support', 'Sam Okafor', '+61 491 570 156', 'CUSTOMER_SUPPORT'),
  office('staff', 'Riley Hart', '+61 491 570 157', 'STAFF'),
  mechanic('mia', ['Mia Rossi', '+61 491 570 158'], ['GENERAL', 'BRAKES', 'ENGINE', 'INSPECTION'], {
    '1': DAY,
    '2': DAY,
    '3': DAY,
    '4': DAY,
    '5': DAY,
    '6': OFF,
    '7': SUNDAY,
  }),
  mechanic('tom', ['Tom Papadakis', '+61 491 570 159'], ['GENERAL', 'TYRES', 'BRAKES', 'INSPECTION'], {
    '1': OFF,
    '2': DAY,
    '3': DAY,
    '4': DAY,
    '5': DAY,
    '6': SATURDAY,
    '7': SUNDAY,
  }),
  mechanic('priya', ['Priya Sharma', '+61 491 570 313'], ['ELECTRICAL', 'DIAGNOSTICS', 'AIRCON', 'GENERAL'], {
    '1': LATE,
    '2': LATE,
    '3': OFF,
    '4': LATE,
    '5': LATE,
    '6': SATURDAY,
    '7': SUNDAY,
  }),
  mechanic(
    'jack',
    ['Jack Taylor', '+61 491 570 737'],
    ['GENERAL', 'TYRES', 'ENGINE', 'AIRCON', 'ELECTRICAL', 'INSPECTION'],
    {
      '1': LATE,
      '2': OFF,
      '3': LATE,
      '4': LATE,
      '5': LATE,
      '6': SATURDAY,
      '7': OFF,
    },
  ),
];

export interface DemoCar {
  vehicleId: string;
  plate: string;
  make: string;
  model: string;
  year: number;
}

export interface DemoCustomer {
  customerId: string;
  email: string;
  name: string;
  phone: string;
  cars: [DemoCar, ...DemoCar[]];
}

const CARS: readonly (readonly [make: string, ...models: [string, ...string[]]])[] = [
  ['Toyota', 'Corolla', 'Camry', 'RAV4', 'HiLux', 'Yaris'],
  ['Mazda', '3', 'CX-5', 'CX-30', 'BT-50'],
  ['Hyundai', 'i30', 'Tucson', 'Kona'],
  ['Ford', 'Ranger', 'Focus', 'Everest'],
  ['Kia', 'Cerato', 'Sportage', 'Picanto'],
  ['Holden', 'Commodore', 'Astra', 'Captiva'],
  ['Mitsubishi', 'Triton', 'ASX', 'Outlander'],
  ['Subaru', 'Forester', 'Outback', 'XV'],
  ['Volkswagen', 'Golf', 'Polo', 'Tiguan'],
  ['Nissan', 'X-Trail', 'Navara', 'Qashqai'],
  ['Honda', 'Jazz', 'Civic', 'CR-V'],
  ['Suzuki', 'Swift', 'Vitara'],
];

/** Mobile numbers that the Australian regulator (ACMA) reserves for fiction: no one answers. */
const FICTIONAL_MOBILES = `571 266, 571 491, 571 804, 572 549, 572 665, 572 983, 573 770, 573 087, 574 632, 575 254,
  575 789, 576 398, 576 801, 577 426, 577 644, 578 957, 578 148, 578 888, 579 212, 579 760, 579 455`
  .split(',')
  .map((number) => number.trim());

const NAMES =
  `Olivia Bennett, Liam Chen, Charlotte Davies, Noah Kelly, Amelia Tran, Jack Robertson, Isla Murray, William Singh,
  Mia Kowalski, Henry O’Brien, Ava Petrov, Thomas Walsh, Grace Papas, Lucas Hughes, Zoe Martin, Ethan Ali, Chloe Fraser,
  Oscar Lindqvist, Ruby Campbell, Leo Marino, Sophie Wright, Hugo Schmidt, Evie Thompson, Archie Ford, Layla Hassan,
  Max Wilson, Harper Lee, Finn Gallagher, Matilda Rossi, George Stavros, Ivy Turner, Daniel Park, Willow Evans, Arlo Stewart,
  Poppy Anderson, Samuel Levy, Hannah Nguyen, Patrick Doyle, Elena Costa, Joshua Reid, Georgia Price, Aiden Murphy,
  Nina Ivanova, Toby Clarke, Alice Morgan, Ravi Patel, Freya Hansen, Marcus Bell, Lucy Scott, Dylan Cooper, Maya Gupta,
  Ben Harris, Stella Romano, Callum Young, Ingrid Olsen, Xavier Brown, Phoebe Watson, Jasmine Wu, Angus McLeod`
    .split(',')
    .map((name) => name.trim());

/** The customer who can sign in: has past visits and visits to come. */
export const CASEY: DemoCustomer = {
  customerId: uuidFor('customer:casey'),
  email: 'casey.customer@workbay.example',
  name: 'Casey Moreau',
  phone: '+61 491 574 118',
  cars: [
    { vehicleId: uuidFor('car:casey:0'), plate: 'EKB14C', make: 'Subaru', model: 'Forester', year: 2019 },
    { vehicleId: uuidFor('car:casey:1'), plate: 'BQ27LM', make: 'Toyota', model: 'Yaris', year: 2012 },
  ],
};

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [CASEY, ...NAMES.map(customerNamed)];

function customerNamed(name: string): DemoCustomer {
  const random = randomFor(`customer:${name}`);
  const login = name
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(' ', '.');
  const car = (index: number): DemoCar => {
    const [make, ...models] = random.pick(CARS);
    const [model, year] = [random.pick(models), 2006 + Math.floor(random.next() * 19)];
    return { vehicleId: uuidFor(`car:${name}:${index}`), plate: plateFrom(random), make, model, year };
  };
  return {
    customerId: uuidFor(`customer:${name}`),
    email: `${login}@example.com`,
    name,
    phone: `+61 491 ${random.pick(FICTIONAL_MOBILES)}`,
    cars: random.chance(0.2) ? [car(0), car(1)] : [car(0)],
  };
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random.next() * 10)).join('');
}

/** New South Wales’ two forms: `AB12CD`, and the newer `ABC12D`. */
function plateFrom(random: Random): string {
  const letters = (count: number) =>
    Array.from({ length: count }, () => random.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])).join('');
  return random.chance(0.5)
    ? `${letters(2)}${digits(random, 2)}${letters(2)}`
    : `${letters(3)}${digits(random, 2)}${letters(1)}`;
}
