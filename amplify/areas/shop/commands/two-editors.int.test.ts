import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../../../domain/access/permissions';
import type { Result } from '../../../../domain/shared/result';
import { aBay, aService, aShop } from '../../../../domain/testing/builders';
import { type CommandBench, NOW, SYSTEM, openCommandBench } from '../../../../local/testing/command-bench';
import { fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { justBefore } from '../../../../local/testing/just-before';
import type { CommandDeps } from '../../../kernel/deps';
import type { Tables } from '../../../kernel/tables';
import { setStaffAccess } from '../../staff/commands/staff-access';
import { readBay, readService, readSettings } from '../store/shop';
import { readStaffMember } from '../../staff/store/staff';
import type { SaveChange } from '../../../kernel/save-change';
import { saveBay, saveService, saveShopSettings } from './save-shop';
import { saveStaffMember } from '../../staff/commands/save-staff-member';

const LATER = '2026-11-20T00:00:05.000Z';
const OK = { ok: true, value: null };
const admin = (staffId: string): Actor => ({ kind: 'STAFF', staffId, roles: ['ADMIN'], technicianId: null });
const [ADA, BEN] = [admin('ada'), admin('ben')];

let bench: CommandBench;
const userPool = fakeUserPool();

const member = (staffId: string) => ({
  ...{ staffId, name: staffId, email: '', phone: '', roles: ['STAFF'] as const, technicianId: null, active: true },
});

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
  for (const staffId of ['ada', 'ben']) {
    await saveStaffMember(bench.deps(), SYSTEM, { person: { ...member(staffId), roles: ['ADMIN'] }, work: null });
  }
  await saveStaffMember(bench.deps(), SYSTEM, { person: member('kim'), work: null });
  await saveStaffMember(bench.deps(), SYSTEM, { person: member('lou'), work: null });
});
afterAll(() => bench.running.stop());

interface Record {
  readonly what: string;
  readonly table: keyof Tables;
  save(deps: CommandDeps, actor: Actor, name: string, change: SaveChange): Promise<Result<null>>;
  read(): Promise<{ readonly name: string; readonly version: number }>;
}

const seen = (row: { readonly name: string; readonly revision: { readonly version: number } } | null) => ({
  name: row?.name ?? '',
  version: row?.revision.version ?? 0,
});

const RECORDS: readonly Record[] = [
  {
    what: 'the settings',
    table: 'shopSettings',
    save: (deps, actor, name, change) => saveShopSettings(deps, actor, aShop({ name }), change),
    read: async () => seen(await readSettings(bench.deps())),
  },
  {
    what: 'a service',
    table: 'service',
    save: (deps, actor, name, change) => saveService(deps, actor, aService({ name }), change),
    read: async () => seen(await readService(bench.deps(), 'minor-service')),
  },
  {
    what: 'a bay',
    table: 'bay',
    save: (deps, actor, name, change) => saveBay(deps, actor, aBay({ name }), change),
    read: async () => seen(await readBay(bench.deps(), 'bay-1')),
  },
  {
    what: 'a staff member',
    table: 'staffMember',
    save: (deps, actor, name, change) =>
      saveStaffMember(deps, actor, { person: { ...member('kim'), name }, work: null }, change),
    read: async () => seen(await readStaffMember(bench.deps(), 'kim')),
  },
  {
    what: 'a person’s access',
    table: 'staffMember',
    save: (deps, actor, _name, change) => {
      const access = { staffId: 'lou', roles: ['STAFF'] as const, active: true, grants: [], denials: [] };
      return setStaffAccess({ ...deps, userPool }, actor, access, change);
    },
    read: async () => seen(await readStaffMember(bench.deps(), 'lou')),
  },
];

const change = (version?: number | null): SaveChange => ({
  requestId: randomUUID(),
  acceptBroken: false,
  ...(version === undefined ? {} : { version }),
});
const conflict = (version: number, changedBy: string, changedAt = NOW) => ({
  ok: false,
  problem: { code: 'VERSION_CONFLICT', facts: { version, changedBy, changedAt } },
});

describe.each(RECORDS)('two editors of $what', ({ save, read }) => {
  it('never overwrite each other: the slower one is told who was faster, and when', async () => {
    const { version } = await read();
    expect(await save(bench.deps(LATER), ADA, 'First', change(version))).toEqual(OK);
    const first = await read();
    expect(first.version).toBe(version + 1);
    expect(await save(bench.deps(), BEN, 'Second', change(version))).toEqual(conflict(version + 1, 'ada', LATER));
    expect(await read()).toEqual(first);
    expect(await save(bench.deps(), BEN, 'Second', change(version + 1))).toEqual(OK);
  });

  it('are told apart even at the last moment', async () => {
    const { version } = await read();
    const rivals = justBefore(bench.deps(), () => save(bench.deps(), ADA, 'Faster', change(version)));
    expect(await save(rivals, BEN, 'Slower', change(version))).toEqual(conflict(version + 1, 'ada'));
    expect(await read()).toMatchObject({ version: version + 1 });
  });

  it('may send a change again, even after the other has made one', async () => {
    const { version } = await read();
    const own = change(version);
    expect(await save(bench.deps(), ADA, 'Mine', own)).toEqual(OK);
    expect(await save(bench.deps(LATER), ADA, 'Mine', own)).toEqual(OK);
    expect(await save(bench.deps(), BEN, 'Theirs', change(version + 1))).toEqual(OK);
    expect(await save(bench.deps(LATER), ADA, 'Mine', own)).toEqual(OK);
    expect(await read()).toMatchObject({ version: version + 2 });
  });

  it('on an old page that sends no version write over what is there', async () => {
    const { version } = await read();
    expect(await save(bench.deps(), ADA, 'Blind', change())).toEqual(OK);
    expect(await save(bench.deps(), ADA, 'Blind too', change(null))).toEqual(OK);
    expect(await read()).toMatchObject({ version: version + 2 });
  });
});

describe('a row', () => {
  it('older than versions is version 0, and is written once as that', async () => {
    const uncounted = new UpdateCommand({
      ...{ TableName: bench.running.tables.bay, Key: { shopId: 'SHOP', bayId: 'bay-1' } },
      UpdateExpression: 'REMOVE version, lastRequestId, earlierRequestIds, changedBy',
    });
    await bench.running.db.send(uncounted);
    expect(await saveBay(bench.deps(), ADA, aBay({ name: 'Counted' }), change(0))).toEqual(OK);
    expect(await saveBay(bench.deps(), BEN, aBay({ name: 'Late' }), change(0))).toEqual(conflict(1, 'ada'));
  });

  it('made by two people under one name is the first one’s', async () => {
    const pit = (name: string) => aBay({ bayId: 'pit', name });
    expect(await saveBay(bench.deps(), ADA, pit('Pit'), change(0))).toEqual(OK);
    expect(await saveBay(bench.deps(), BEN, pit('Pit!'), change(0))).toEqual(conflict(1, 'ada'));
  });

  it('counts its version in every table that several people edit', async () => {
    for (const table of ['shopSettings', 'service', 'bay', 'technician', 'staffMember'] as const) {
      const { Items } = await bench.running.db.send(new ScanCommand({ TableName: bench.running.tables[table] }));
      expect(Items?.length, table).toBeGreaterThan(0);
      for (const row of Items ?? []) expect(row['version'], table).toBeGreaterThan(0);
    }
  });
});
