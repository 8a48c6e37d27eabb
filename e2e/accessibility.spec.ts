import { randomUUID } from 'node:crypto';
import { aFreeTime, bookThroughApi, newPlate } from './support/appointments';
import { expectNothingWrong, untilStill } from './support/axe';
import { graphql, settled, signIn } from './support/control';
import { MANAGER, MECHANIC, newCustomer, signInTo, SUPPORT, type Person } from './support/people';
import { expect, test, type Page } from './support/test';

interface Visit {
  name: string;
  address: () => Promise<string> | string;
  person?: () => Promise<Person> | Person;
  /** Buttons to press before the page is checked. */
  press?: string[];
  /** The buttons exist on some days only. */
  optional?: boolean;
}

async function withAVisit(): Promise<Person> {
  const customer = await newCustomer();
  await bookThroughApi({ idToken: (await signIn(customer.email, customer.password)).idToken });
  return customer;
}

const SAVE_CAR = `mutation SaveCar($requestId: ID!, $plate: String!) {
  saveVehicle(requestId: $requestId, vehicleId: $requestId, plate: $plate, make: "Toyota", model: "Corolla") { ok }
}`;

async function withACar(): Promise<Person> {
  const customer = await newCustomer();
  const { idToken } = await signIn(customer.email, customer.password);
  await graphql(SAVE_CAR, { requestId: randomUUID(), plate: newPlate() }, { idToken });
  return customer;
}

const PAGES: Visit[] = [
  { name: 'home', address: () => '/' },
  { name: 'services', address: () => '/services' },
  { name: 'booking, choosing a service', address: () => '/book' },
  { name: 'booking, choosing a time', address: () => '/book?service=oil-and-filter' },
  { name: 'the visit behind a manage link', address: async () => `/visit/${(await bookThroughApi()).manageToken}` },
  { name: 'an invalid manage link', address: () => '/visit/nothing.here' },
  { name: 'sign-in', address: () => '/sign-in' },
  { name: 'sign-up', address: () => '/sign-up' },
  { name: 'password reset', address: () => '/reset-password' },
  { name: 'a page that does not exist', address: () => '/no/such/page' },
  { name: 'my appointments', address: () => '/my/appointments', person: withAVisit },
  {
    name: 'a customer’s profile',
    address: () => '/account',
    person: newCustomer,
    press: ['Delete my account'],
  },
  { name: 'a garage without a car', address: () => '/account/garage', person: newCustomer },
  { name: 'a garage', address: () => '/account/garage', person: withACar, press: ['Remove'] },
  { name: 'a car’s form', address: () => '/account/garage', person: newCustomer, press: ['Add a car'] },
  {
    name: 'setting up two-step sign-in',
    address: () => '/account/security',
    person: newCustomer,
    press: ['Sign out on all devices', 'Set up two-step sign-in'],
  },
  { name: 'a staff member’s sign-in', address: () => '/account/security', person: () => SUPPORT },
  { name: 'the staff pages, for a customer', address: () => '/staff', person: newCustomer },
  { name: 'booking, a service with plans', address: () => '/book?service=pre-purchase' },
  { name: 'booking, a month of days', address: () => '/book?service=oil-and-filter', press: ['Show a whole month'] },
  {
    name: 'booking, you and your car, with the time held',
    address: async () => `/book?service=wheel-alignment&at=${await aFreeTime('wheel-alignment')}&step=details`,
  },
  {
    name: 'booking, a waiting list',
    address: () => '/book?service=full-detail',
    press: ['Join a waiting list'],
    optional: true,
  },
  {
    name: 'moving a visit',
    address: async () => `/visit/${(await bookThroughApi()).manageToken}`,
    press: ['Change the time'],
  },
  { name: 'the calendar of a week', address: () => '/staff?span=week', person: () => SUPPORT },
  { name: 'the calendar of a month', address: () => '/staff?span=month', person: () => SUPPORT },
  { name: 'the visits to fit in', address: () => '/staff', person: () => SUPPORT, press: ['To fit in'] },
  { name: 'blocking time', address: () => '/staff', person: () => SUPPORT, press: ['Block time'] },
  { name: 'the day list', address: () => '/staff/print', person: () => SUPPORT },
  { name: 'a mechanic’s day', address: () => '/staff/my-day', person: () => MECHANIC },
  ...['shop', 'hours', 'closures', 'services', 'bays', 'staff', 'messages', 'permissions'].map((part) => ({
    name: `the settings of ${part}`,
    address: () => `/staff/settings/${part}`,
    person: () => MANAGER,
  })),
  {
    name: 'the preview of a message',
    address: () => '/staff/settings/messages?kind=APPOINTMENT_CONFIRMED',
    person: () => MANAGER,
    press: ['Send a test to me'],
  },
  { name: 'the register', address: () => '/staff/customers', person: () => SUPPORT },
  { name: 'a new customer', address: () => '/staff/customers', person: () => SUPPORT, press: ['New customer'] },
  { name: 'the columns of the register', address: () => '/staff/customers', person: () => SUPPORT, press: ['Columns'] },
  { name: 'a register without a match', address: () => '/staff/customers?find=zzzqqq', person: () => SUPPORT },
  {
    name: 'a customer at the side of the register',
    address: async () => {
      const { appointmentId } = await bookThroughApi();
      await settled();
      return `/staff/customers?open=guest-${appointmentId}`;
    },
    person: () => SUPPORT,
  },
  { name: 'a bay in a drawer', address: () => '/staff/settings/bays', person: () => MANAGER, press: ['Add a bay'] },
  { name: 'a service in a drawer', address: () => '/staff/settings/services', person: () => MANAGER, press: ['Edit'] },
  {
    name: 'a customer’s page',
    person: () => MANAGER,
    address: async () => {
      const { appointmentId } = await bookThroughApi();
      await settled();
      return `/staff/customers/guest-${appointmentId}`;
    },
    press: ['Show what was sent', 'Edit notes and tags', 'Edit contact details', 'Add a car', 'Delete this customer'],
  },
  { name: 'an import', address: () => '/staff/customers/import', person: () => MANAGER },
  { name: 'the audit', address: () => '/staff/audit', person: () => MANAGER },
  { name: 'the finder', address: () => '/staff', person: () => SUPPORT, press: ['Find'] },
  { name: 'the calendar by bay', address: () => '/staff', person: () => SUPPORT },
  { name: 'the calendar by technician', address: () => '/staff?view=technician', person: () => SUPPORT },
  {
    name: 'an appointment on the calendar',
    person: () => SUPPORT,
    address: async () => {
      const { visitDate, appointmentId } = await bookThroughApi();
      return `/staff?date=${visitDate}&appointment=${appointmentId}`;
    },
  },
];

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };

/** Each size and each colour scheme once; `npm run test:full` looks at every pair. */
const LOOKS = [
  { look: 'phone, dark', viewport: PHONE, colorScheme: 'dark' },
  { look: 'desktop, light', viewport: DESKTOP, colorScheme: 'light' },
  { look: 'phone, light', viewport: PHONE, colorScheme: 'light' },
  { look: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark' },
] as const;
const looks = process.env['WORKBAY_ALL_LOOKS'] === '1' ? LOOKS : LOOKS.slice(0, 2);

/** A page is ready once its data has arrived and nothing on it moves. */
async function untilRead(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await untilStill(page);
}

test.describe.configure({ mode: 'parallel' });

for (const { name, address, person, press = [], optional } of PAGES) {
  test(`axe finds nothing on ${name}, light and dark, phone and desktop`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (person) await signInTo(page, await address(), await person());
    else await page.goto(await address());
    for (const button of press) {
      await untilRead(page);
      const wanted = page.getByRole('button', { name: button }).first();
      if (!optional || (await wanted.isVisible())) await wanted.click();
    }
    for (const { look, viewport, colorScheme } of looks) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await untilRead(page);
      await expectNothingWrong(page, look);
    }
  });
}
