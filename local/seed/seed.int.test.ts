import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifySheets } from '../../amplify/areas/booking/commands/verify-sheets';
import { readAppointmentsOfDay } from '../../amplify/areas/booking/store/appointments';
import { type RunningTables, startTables } from '../testing/tables';
import { seedDemoWorkshop } from './seed';

const NOW = '2026-11-24T02:10:00.000Z';

describe('the demo workshop, loaded through the commands', () => {
  let running: RunningTables;
  const users = new Set<string>();
  const seed = () =>
    seedDemoWorkshop({
      db: running.db,
      tables: running.tables,
      now: NOW,
      createUser: ({ email, sub = '' }) => {
        users.add(email);
        return Promise.resolve({ sub });
      },
    });
  const deps = () => ({
    db: running.db,
    tables: running.tables,
    now: NOW,
    newId: () => '',
    random: () => 0,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });

  beforeAll(async () => {
    running = await startTables();
  });
  afterAll(() => running.stop());

  it('fills four weeks, is busy today, and leaves day sheets that agree with the appointments', async () => {
    const summary = await seed();
    expect(summary.appointments).toBeGreaterThan(150);
    expect(users.size).toBe(9);
    const today = await readAppointmentsOfDay(deps(), '2026-11-24');
    expect(today.length).toBeGreaterThanOrEqual(12);
    expect(new Set(today.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3);
    const report = await verifySheets(deps(), { from: '2026-11-09', to: '2026-12-09' });
    expect(report.differences).toEqual([]);
    expect(report.appointments).toBeGreaterThan(150);
  });

  it('changes nothing when loaded again', async () => {
    const before = await readAppointmentsOfDay(deps(), '2026-11-24');
    await seed();
    expect(await readAppointmentsOfDay(deps(), '2026-11-24')).toEqual(before);
  });
});
