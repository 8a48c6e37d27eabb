import type { Service, ServicePlan } from '../../domain/catalogue/service';
import type { WeekHours } from '../../domain/schedule/hours';
import type { Bay } from '../../domain/schedule/resource';
import type { ShopSettings } from '../../domain/schedule/shop';

const weekday = [{ from: '07:30', to: '17:30' }] as const;

/** Open on all seven days, so that the board shows work whenever the demo is looked at. */
export const DEMO_SETTINGS: ShopSettings = {
  shopId: 'SHOP',
  name: 'Workbay Marrickville',
  timeZone: 'Australia/Sydney',
  currency: 'AUD',
  locale: 'en-AU',
  phone: '+61 2 5550 0142',
  email: 'hello@workbay.example',
  addressLines: ['18 Carrington Road', 'Marrickville NSW 2204'],
  hours: {
    '1': weekday,
    '2': weekday,
    '3': weekday,
    '4': weekday,
    '5': weekday,
    '6': [{ from: '08:00', to: '16:00' }],
    '7': [{ from: '09:00', to: '15:00' }],
  } satisfies WeekHours,
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
};

const bay = (number: number, name: string, kind: Bay['kind']): Bay => ({
  bayId: `bay-${number}`,
  name,
  kind,
  active: true,
  sortOrder: number,
});

export const DEMO_BAYS: readonly Bay[] = [
  bay(1, 'Hoist 1', 'LIFT'),
  bay(2, 'Hoist 2', 'LIFT'),
  bay(3, 'Express bay', 'FLAT'),
  bay(4, 'Alignment rack', 'ALIGNMENT'),
  bay(5, 'Diagnostics', 'DIAGNOSTIC'),
  bay(6, 'Wash bay', 'WASH'),
];

type Row = [
  serviceId: string,
  name: string,
  durationMinutes: number,
  dollars: number,
  bayKinds: Service['bayKinds'],
  skills: Service['skills'],
  summary: string,
];

const CATALOGUE: Readonly<Record<string, readonly Row[]>> = {
  Servicing: [
    [
      'logbook-service',
      'Logbook service',
      90,
      329,
      ['LIFT'],
      ['GENERAL'],
      'By the maker’s schedule, stamped; keeps the new-car warranty.',
    ],
    [
      'minor-service',
      'Minor service',
      60,
      219,
      ['LIFT'],
      ['GENERAL'],
      'Oil, filter, fluids topped up and a 40-point check.',
    ],
    [
      'major-service',
      'Major service',
      180,
      549,
      ['LIFT'],
      ['GENERAL'],
      'Minor service with plugs, filters, brake clean and a road test.',
    ],
    [
      'oil-and-filter',
      'Oil and filter',
      45,
      149,
      ['LIFT', 'FLAT'],
      ['GENERAL'],
      'Fully synthetic oil and a new filter while you wait.',
    ],
    [
      'coolant-flush',
      'Coolant flush',
      60,
      139,
      ['LIFT', 'FLAT'],
      ['GENERAL'],
      'Old coolant out, system pressure tested, fresh coolant in.',
    ],
  ],
  Brakes: [
    [
      'brake-check',
      'Brake check',
      30,
      59,
      ['LIFT', 'ALIGNMENT'],
      ['BRAKES'],
      'Pads, discs and fluid measured, with photos. Off the bill if you repair.',
    ],
    [
      'front-brake-pads',
      'Front brake pads',
      90,
      289,
      ['LIFT'],
      ['BRAKES'],
      'Pads for both front wheels, discs measured and cleaned.',
    ],
    [
      'rear-brake-pads',
      'Rear brake pads',
      90,
      279,
      ['LIFT'],
      ['BRAKES'],
      'Pads for both rear wheels, hand brake adjusted.',
    ],
    [
      'brake-fluid',
      'Brake fluid change',
      45,
      119,
      ['LIFT', 'ALIGNMENT'],
      ['BRAKES'],
      'Bled at all four wheels; due every two years.',
    ],
  ],
  'Tyres and wheels': [
    [
      'wheel-alignment',
      'Wheel alignment',
      45,
      109,
      ['ALIGNMENT'],
      ['TYRES'],
      'Four-wheel laser alignment with a printed before and after.',
    ],
    [
      'rotate-and-balance',
      'Rotate and balance',
      45,
      95,
      ['LIFT', 'ALIGNMENT'],
      ['TYRES'],
      'Tyres moved round, balanced and set to pressure.',
    ],
    [
      'fit-four-tyres',
      'Fit four tyres',
      75,
      160,
      ['LIFT', 'ALIGNMENT'],
      ['TYRES'],
      'Fitting, balancing, valves and disposal. Tyres are priced apart.',
    ],
    [
      'puncture-repair',
      'Puncture repair',
      30,
      49,
      ['FLAT', 'ALIGNMENT'],
      ['TYRES'],
      'Plug and patch from inside, to Australian Standard.',
    ],
  ],
  'Electrical and air': [
    [
      'battery',
      'Battery test and replace',
      30,
      249,
      ['FLAT', 'DIAGNOSTIC'],
      ['ELECTRICAL'],
      'Test, new battery with a three-year warranty, codes kept.',
    ],
    [
      'fault-scan',
      'Fault scan',
      60,
      165,
      ['DIAGNOSTIC'],
      ['DIAGNOSTICS'],
      'The warning light read, explained and quoted.',
    ],
    [
      'electrical-fault',
      'Electrical fault finding',
      120,
      330,
      ['DIAGNOSTIC'],
      ['ELECTRICAL', 'DIAGNOSTICS'],
      'Two hours of tracing, with a written finding.',
    ],
    [
      'alternator',
      'Alternator replacement',
      150,
      620,
      ['LIFT', 'DIAGNOSTIC'],
      ['ELECTRICAL'],
      'Reconditioned alternator, belt and charge test.',
    ],
    [
      'aircon-regas',
      'Air-conditioning regas',
      60,
      199,
      ['FLAT', 'DIAGNOSTIC'],
      ['AIRCON'],
      'Leak test, gas recovered and refilled, vents measured.',
    ],
    [
      'aircon-repair',
      'Air-conditioning repair',
      120,
      420,
      ['FLAT', 'DIAGNOSTIC'],
      ['AIRCON'],
      'For systems that lost their gas: find, seal and refill.',
    ],
  ],
  Engine: [
    [
      'timing-belt',
      'Timing belt and water pump',
      300,
      890,
      ['LIFT'],
      ['ENGINE'],
      'Belt, tensioner and pump as one job.',
    ],
    ['clutch', 'Clutch replacement', 360, 1490, ['LIFT'], ['ENGINE'], 'Plate, cover, bearing and flywheel check.'],
  ],
  Inspections: [
    [
      'pink-slip',
      'Pink slip (eSafety check)',
      30,
      49,
      ['LIFT', 'FLAT'],
      ['INSPECTION'],
      'The yearly NSW check, sent to Service NSW at once.',
    ],
    [
      'pre-purchase',
      'Pre-purchase inspection',
      90,
      260,
      ['LIFT'],
      ['INSPECTION'],
      '120 points with photos, before you pay for it.',
    ],
  ],
  Cleaning: [
    ['wash-and-vacuum', 'Wash and vacuum', 45, 65, ['WASH'], ['GENERAL'], 'Hand wash, wheels, windows and a vacuum.'],
    [
      'full-detail',
      'Full detail',
      150,
      285,
      ['WASH'],
      ['GENERAL'],
      'Inside and out: clay, polish, seats and carpets shampooed.',
    ],
  ],
};

const plan = (row: [planId: string, name: string, hours: number, dollars: number, summary: string]): ServicePlan => {
  const [planId, name, hours, dollars, summary] = row;
  return { planId, name, summary, priceCents: dollars * 100, durationMinutes: hours * 60 };
};

/** Services that come in several sizes. */
const PLANS: Readonly<Record<string, readonly ServicePlan[]>> = {
  'pre-purchase': [
    plan(['basic', 'Basic', 2, 220, 'Engine, brakes, tyres and rust, with a written verdict.']),
    plan(['complete', 'Complete', 3, 280, 'Basic, and a road test, all electrics and 40 photos.']),
    plan(['premium', 'Premium', 4, 350, 'Complete, and compression, paint depth and the history of the car.']),
  ],
};

export const DEMO_SERVICES: readonly Service[] = Object.entries(CATALOGUE)
  .flatMap(([category, rows]) => rows.map((row) => ({ category, row })))
  .map(({ category, row: [serviceId, name, durationMinutes, dollars, bayKinds, skills, summary] }, index) => ({
    serviceId,
    name,
    summary,
    category,
    durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: durationMinutes >= 150 ? 15 : 0,
    priceCents: dollars * 100,
    bayKinds,
    skills,
    active: true,
    sortOrder: index + 1,
    plans: PLANS[serviceId] ?? [],
    prePurchase: serviceId === 'pre-purchase',
  }));
