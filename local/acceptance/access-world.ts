import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveBay, saveService, saveShopSettings } from '../../amplify/areas/shop/commands/save-shop';
import { saveStaffMember } from '../../amplify/areas/staff/commands/save-staff-member';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { DENIABLE, PERMISSIONS, type Permission, type Role, ROLES } from '../../domain/access/permissions';
import { addDays, localDateOf, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { aBay, aService, aShop, aTechnician, everyDay } from '../../domain/testing/builders';
import { readApi } from '../appsync/config';
import { type Cloud, type CloudOptions, type GraphqlAuth, startCloud } from '../cloud';
import { DEFAULT_FACTS } from '../synth/physical';
import { synthesise, type SynthOutput } from '../synth/synth';
import { localClient } from '../synth/tables';
import { type Person, personNamed } from './access-people';
import { type ApiSchema, type Arguments, callApi, readSchema } from './api-call';
import { commandDepsOn } from './command-deps';
import { type CommandAnswer, opened } from './small-workshop';

const ALL_DAY = everyDay({ from: '00:00', to: '24:00' });
const SHOP = aShop({ hours: ALL_DAY });
const SYSTEM = { kind: 'SYSTEM' } as const;
export const SERVICE = aService();
export const BAYS = [aBay({ bayId: 'bay-1' }), aBay({ bayId: 'bay-2', name: 'Hoist 2', sortOrder: 2 })] as const;

/** A customer with a car and two visits: a past one, which allows only REOPEN, and one to come. */
export interface CustomerRecord {
  readonly customerId: string;
  readonly email: string;
  readonly vehicleId: string;
  readonly visitDate: string;
  readonly over: { readonly appointmentId: string; readonly version: number };
  readonly toCome: { readonly appointmentId: string; readonly version: number };
}

interface DoneAnswer extends CommandAnswer {
  readonly waitingToken?: string;
  readonly recordId?: string;
  readonly staffId?: string;
  readonly hadSignIn?: boolean;
  readonly fileId?: string;
  readonly link?: { readonly url: string; readonly headers: Readonly<Record<string, string>> } | null;
}

export interface AccessWorld {
  readonly cloud: Cloud;
  readonly synth: SynthOutput;
  readonly schema: ApiSchema;
  readonly dataDir: string;
  /** One for each role, with a row in the staff list. */
  readonly staff: Readonly<Record<Role, Person>>;
  /** The token says ADMIN, the row says STAFF. */
  readonly demoted: Person;
  /** The token says ADMIN, the row says that access has ended. */
  readonly former: Person;
  /** STAFF with every permission granted, and ADMIN with every permission denied that can be. */
  readonly granted: Person;
  readonly denied: Person;
  /** A member of staff who never calls: calls read, save and give access to this one. */
  readonly colleague: Person;
  /** The customer whose visits the mechanic has, and one whose visits another mechanic has. */
  readonly casey: Person;
  readonly olive: Person;
  /** A customer with a sign-in and nothing else. */
  readonly robin: Person;
  readonly records: { readonly casey: CustomerRecord; readonly olive: CustomerRecord };
  /** The shop's date this many days from now. */
  day(daysAhead: number): string;
  /** A start on the grid that nothing else here uses. */
  freeStart(): string;
  /** Calls with permission; throws on a refusal. */
  done(name: string, given: Arguments, auth: GraphqlAuth): Promise<DoneAnswer>;
  stop(): Promise<void>;
}

const startOn = (date: string, hour: number): string =>
  toInstant(wallTimeToMs(date, `${String(hour).padStart(2, '0')}:00`, SHOP.timeZone));

/** One-hour starts from the twentieth day on; earlier days are for a test's own records. */
function starts(day: AccessWorld['day']): () => string {
  let next = 0;
  return () => {
    const start = startOn(day(20 + Math.floor(next / 10)), 8 + (next % 10));
    next += 1;
    return start;
  };
}

async function openShop(deps: CommandDeps): Promise<void> {
  await saveShopSettings(deps, SYSTEM, SHOP);
  await saveService(deps, SYSTEM, SERVICE);
  for (const bay of BAYS) await saveBay(deps, SYSTEM, bay);
}

interface StaffRow {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly active?: boolean;
  readonly technicianId?: string;
  readonly grants?: readonly Permission[];
  readonly denials?: readonly Permission[];
}

async function employ(deps: CommandDeps, { person, active = true, technicianId, ...access }: StaffRow): Promise<void> {
  const { skills } = aTechnician();
  const row = { staffId: person.sub, name: 'Somebody', email: person.email, phone: '', active, ...access };
  const saved = await saveStaffMember(deps, SYSTEM, {
    person: { ...row, technicianId: technicianId ?? null },
    work: technicianId === undefined ? null : { skills, hours: ALL_DAY },
  });
  if (!saved.ok) throw new Error(`not employed: ${saved.problem.code}`);
}

async function takeOn(
  deps: CommandDeps,
  cloud: Cloud,
): Promise<Pick<AccessWorld, 'staff' | 'demoted' | 'former' | 'granted' | 'denied' | 'colleague'>> {
  const staff = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await personNamed(cloud, role.toLowerCase(), [role])] as const)),
  ) as Record<Role, Person>;
  for (const role of ROLES) {
    const technicianId = role === 'MECHANIC' ? { technicianId: 'tech-1' } : {};
    await employ(deps, { person: staff[role], roles: [role], ...technicianId });
  }
  const demoted = await personNamed(cloud, 'demoted', ['ADMIN']);
  const former = await personNamed(cloud, 'former', ['ADMIN']);
  const granted = await personNamed(cloud, 'granted', ['STAFF']);
  const denied = await personNamed(cloud, 'denied', ['ADMIN']);
  const colleague = await personNamed(cloud, 'colleague', ['STAFF']);
  const otherMechanic = await personNamed(cloud, 'other-mechanic', ['MECHANIC']);
  await employ(deps, { person: demoted, roles: ['STAFF'] });
  await employ(deps, { person: former, roles: ['ADMIN'], active: false });
  await employ(deps, { person: granted, roles: ['STAFF'], grants: PERMISSIONS });
  await employ(deps, { person: denied, roles: ['ADMIN'], denials: DENIABLE });
  await employ(deps, { person: colleague, roles: ['STAFF'] });
  await employ(deps, { person: otherMechanic, roles: ['MECHANIC'], technicianId: 'tech-2' });
  return { staff, demoted, former, granted, denied, colleague };
}

type Done = AccessWorld['done'];

function visitOf({ appointment }: CommandAnswer): CustomerRecord['over'] {
  if (appointment === null) throw new Error('an answer without an appointment');
  if (!appointment) throw new Error('no appointment in the answer');
  return { appointmentId: appointment.appointmentId, version: appointment.version };
}

async function layDown(
  done: Done,
  {
    admin,
    person,
    visitDate,
    technicianId,
  }: { admin: Person; person: Person; visitDate: string; technicianId: string },
): Promise<CustomerRecord> {
  const vehicleId = randomUUID();
  await done('saveProfile', { name: `Whoever has ${person.email}`, phone: '' }, person.auth);
  await done('saveVehicle', { vehicleId, plate: 'ABC123', make: 'Toyota' }, person.auth);
  const book = async (hour: number) => {
    const about = { serviceId: SERVICE.serviceId, customerId: person.sub, vehicleId, technicianId };
    return visitOf(await done('bookAppointment', { ...about, startsAt: startOn(visitDate, hour) }, admin.auth));
  };
  const [over, toCome] = [await book(9), await book(11)];
  const completed = visitOf(await done('changeAppointment', { ...over, action: 'COMPLETE' }, admin.auth));
  return { customerId: person.sub, email: person.email, vehicleId, visitDate, over: completed, toCome };
}

/** A running workshop with people of every kind, and records for them to ask for. */
export async function openAccessWorld(options: Pick<CloudOptions, 'withoutEvents'> = {}): Promise<AccessWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'workbay-access-'));
  const cloud = await startCloud({ dataDir, ...options });
  const synth = await synthesise();
  const schema = readSchema(await readApi(synth, DEFAULT_FACTS));
  const client = localClient(cloud.endpoints.dynamodb);
  const deps = commandDepsOn(cloud, client);
  const done: Done = async (name, given, auth) => {
    const { body, status } = await callApi(cloud, schema, { name, given: { requestId: randomUUID(), ...given }, auth });
    const result = body.data?.[name] as { ok: boolean; answer: string | null } | null | undefined;
    if (!result?.ok) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
    return opened<DoneAnswer>(result);
  };
  const day = (daysAhead: number) => addDays(localDateOf(Date.now(), SHOP.timeZone), daysAhead);
  await openShop(deps);
  const people = await takeOn(deps, cloud);
  const [casey, olive, robin] = await Promise.all([
    personNamed(cloud, 'casey'),
    personNamed(cloud, 'olive'),
    personNamed(cloud, 'robin'),
  ]);
  const admin = people.staff.ADMIN;
  const records = {
    casey: await layDown(done, { admin, person: casey, visitDate: day(5), technicianId: 'tech-1' }),
    olive: await layDown(done, { admin, person: olive, visitDate: day(6), technicianId: 'tech-2' }),
  };
  return {
    ...{ cloud, synth, schema, dataDir, ...people, casey, olive, robin, records, day, freeStart: starts(day), done },
    stop: async () => {
      client.destroy();
      await cloud.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
