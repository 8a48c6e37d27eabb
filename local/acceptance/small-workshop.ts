import { randomUUID } from 'node:crypto';
import { saveStaffMember } from '../../amplify/areas/staff/commands/save-staff-member';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { addDays, isoWeekOf, localDateOf, toInstant, wallTimeToMs } from '../../domain/shared/time';
import type { Cloud, GraphqlAuth } from '../cloud';
import { localClient } from '../synth/tables';
import { commandDepsOn } from './command-deps';

export const ZONE = 'Australia/Sydney';
export const PASSWORD = 'Workbay-demo-1';
export const SERVICE_ID = 'logbook-service';

const allDay = [{ from: '00:00', to: '24:00' }];
const hours: ShopSettings['hours'] = {
  '1': allDay,
  '2': allDay,
  '3': allDay,
  '4': allDay,
  '5': allDay,
  '6': allDay,
  '7': allDay,
};

/** A `CommandResult` together with the members of its answer. */
export interface CommandAnswer {
  ok: boolean;
  code: string | null;
  facts: string | null;
  requestId: string;
  appointment?: {
    appointmentId: string;
    status: string;
    startsAt: string;
    visitDate: string;
    version: number;
    liveChannel: string | null;
  };
  manageToken?: string;
}

/** Puts the members of the answer (JSON) beside `ok` and `code`. */
export function opened<Answer extends object>(result: { readonly answer?: string | null }): Answer {
  const { answer, ...rest } = result;
  return { ...rest, ...((JSON.parse(answer ?? '{}') ?? {}) as object) } as Answer;
}

export interface SmallWorkshop {
  admin: GraphqlAuth;
  /** Ten in the morning, a week from today: open, within the horizon, on the grid. */
  startsAt: string;
  visitDate: string;
  week: string;
}

const RESULT = '{ ok code facts requestId answer }';

/** Calls one operation and returns its CommandResult; fails on anything else. */
export async function command(
  cloud: Cloud,
  call: { operation: string; types: Record<string, string>; input: Record<string, unknown>; auth: GraphqlAuth },
): Promise<CommandAnswer> {
  const variables = { requestId: randomUUID(), ...call.input };
  const declared = Object.entries({ requestId: 'ID!', ...call.types }).filter(([name]) => name in variables);
  const parameters = declared.map(([name, type]) => `$${name}: ${type}`).join(', ');
  const passed = declared.map(([name]) => `${name}: $${name}`).join(', ');
  const query = `mutation Call(${parameters}) { ${call.operation}(${passed}) ${RESULT} }`;
  const { body, status } = await cloud.graphql(query, variables, call.auth);
  const result = body.data?.[call.operation] as { answer: string | null } | null | undefined;
  if (!result) throw new Error(`${call.operation}: ${status} ${JSON.stringify(body)}`);
  return opened<CommandAnswer>(result);
}

async function save(
  cloud: Cloud,
  call: { operation: string; types: Record<string, string>; input: Record<string, unknown>; auth: GraphqlAuth },
): Promise<void> {
  const answer = await command(cloud, call);
  if (!answer.ok) throw new Error(`${call.operation} refused: ${answer.code} ${answer.facts}`);
}

async function saveSettings(cloud: Cloud, auth: GraphqlAuth): Promise<void> {
  await save(cloud, {
    operation: 'saveShopSettings',
    auth,
    types: {
      name: 'String!',
      timeZone: 'String!',
      currency: 'String!',
      locale: 'String!',
      phone: 'String',
      email: 'String',
      addressLines: '[String!]',
      hours: 'AWSJSON!',
      slotStepMinutes: 'Int!',
      noticeMinutes: 'Int!',
      horizonDays: 'Int!',
      cancelCutOffMinutes: 'Int!',
      maxOpenBookingsPerDay: 'Int!',
      confirmation: 'String!',
    },
    input: {
      name: 'Small workshop',
      timeZone: ZONE,
      currency: 'AUD',
      locale: 'en-AU',
      phone: '+61 2 5550 0100',
      email: 'front@workbay.example',
      addressLines: ['1 Short Street'],
      hours: JSON.stringify(hours),
      slotStepMinutes: 30,
      noticeMinutes: 120,
      horizonDays: 60,
      cancelCutOffMinutes: 1440,
      maxOpenBookingsPerDay: 3,
      confirmation: 'AUTO',
    },
  });
}

async function saveService(cloud: Cloud, auth: GraphqlAuth): Promise<void> {
  await save(cloud, {
    operation: 'saveService',
    auth,
    types: {
      serviceId: 'ID!',
      name: 'String!',
      summary: 'String',
      category: 'String',
      durationMinutes: 'Int!',
      bufferBeforeMinutes: 'Int',
      bufferAfterMinutes: 'Int',
      priceCents: 'Int!',
      bayKinds: '[String!]!',
      skills: '[String!]!',
      active: 'Boolean!',
      sortOrder: 'Int',
    },
    input: {
      serviceId: SERVICE_ID,
      name: 'Logbook service',
      summary: 'By the book',
      category: 'Servicing',
      durationMinutes: 120,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      priceCents: 32_900,
      bayKinds: ['LIFT'],
      skills: ['GENERAL'],
      active: true,
      sortOrder: 1,
    },
  });
}

async function saveBay(cloud: Cloud, auth: GraphqlAuth, number: number): Promise<void> {
  await save(cloud, {
    operation: 'saveBay',
    auth,
    types: { bayId: 'ID!', name: 'String!', kind: 'String!', active: 'Boolean!', sortOrder: 'Int' },
    input: { bayId: `bay-${number}`, name: `Hoist ${number}`, kind: 'LIFT', active: true, sortOrder: number },
  });
}

/** By the command, not the API, which would invite each person by email. */
async function employTechnicians(cloud: Cloud, count: number): Promise<void> {
  const client = localClient(cloud.endpoints.dynamodb);
  const deps = commandDepsOn(cloud, client);
  for (let number = 1; number <= count; number += 1) {
    const technicianId = `technician-${number}`;
    const named = { name: `Technician ${number}`, email: `${technicianId}@workbay.example`, phone: '' };
    const person = { staffId: `staff-${number}`, ...named, roles: ['MECHANIC'] as const, technicianId, active: true };
    const saved = await saveStaffMember(deps, { kind: 'SYSTEM' }, { person, work: { skills: ['GENERAL'], hours } });
    if (!saved.ok) throw new Error(`${technicianId} refused: ${saved.problem.code}`);
  }
  client.destroy();
}

export async function signedIn(cloud: Cloud, email: string, groups: readonly string[] = []): Promise<GraphqlAuth> {
  await cloud.auth.createUser({ email, password: PASSWORD, groups });
  const { idToken } = await cloud.auth.signIn(email, PASSWORD);
  return { idToken };
}

/** A workshop with one service, set up through the API as an administrator would. */
export async function openWorkshop(cloud: Cloud, size: { bays: number; technicians: number }): Promise<SmallWorkshop> {
  const admin = await signedIn(cloud, 'admin@workbay.example', ['ADMIN']);
  await saveSettings(cloud, admin);
  await saveService(cloud, admin);
  for (let number = 1; number <= size.bays; number += 1) await saveBay(cloud, admin, number);
  await employTechnicians(cloud, size.technicians);
  const visitDate = addDays(localDateOf(Date.now(), ZONE), 7);
  const startsAt = toInstant(wallTimeToMs(visitDate, '10:00', ZONE));
  return { admin, startsAt, visitDate, week: isoWeekOf(visitDate) };
}

const BOOKING_TYPES = {
  serviceId: 'ID!',
  startsAt: 'String!',
  contact: 'ContactInput',
  vehicle: 'VehicleDetailsInput',
  note: 'String',
};

export function book(cloud: Cloud, auth: GraphqlAuth, input: Record<string, unknown>): Promise<CommandAnswer> {
  return command(cloud, {
    operation: 'bookAppointment',
    types: BOOKING_TYPES,
    auth,
    input: {
      serviceId: SERVICE_ID,
      contact: { name: 'Robin Driver', email: 'robin@example.com', phone: '+61 400 000 000' },
      vehicle: { plate: 'ABC123', make: 'Toyota', model: 'Corolla', year: 2019 },
      ...input,
    },
  });
}

/** The rows of a table, for tests to count; production code never scans. */
export async function busyCells(cloud: Cloud, week: string): Promise<number> {
  const query = 'query Week($week: String!) { listDaySheets(week: $week, limit: 100) { items { busy } } }';
  const { body } = await cloud.graphql(query, { week }, { apiKey: true });
  const sheets = (body.data?.['listDaySheets'] as { items: { busy: number[] | null }[] } | undefined)?.items;
  if (!sheets) throw new Error(`No sheets: ${JSON.stringify(body)}`);
  return sheets.reduce((sum, { busy }) => sum + (busy?.length ?? 0), 0);
}

export async function appointmentsOn(
  cloud: Cloud,
  staff: GraphqlAuth,
  visitDate: string,
): Promise<{ appointmentId: string; bayId: string; technicianId: string; startsAt: string }[]> {
  const query = `query Day($visitDate: String!, $nextToken: String) {
    appointmentsByVisitDate(visitDate: $visitDate, limit: 100, nextToken: $nextToken) {
      items { appointmentId bayId technicianId startsAt } nextToken } }`;
  const found: { appointmentId: string; bayId: string; technicianId: string; startsAt: string }[] = [];
  let nextToken: string | null = null;
  do {
    const { body } = await cloud.graphql(query, { visitDate, nextToken }, staff);
    const page = body.data?.['appointmentsByVisitDate'] as
      { items: typeof found; nextToken: string | null } | undefined;
    if (!page) throw new Error(`No appointments: ${JSON.stringify(body)}`);
    found.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return found;
}
