import { randomUUID } from 'node:crypto';
import { type BookAppointmentInput, bookAppointment } from '../../amplify/areas/booking/commands/book-appointment';
import { saveBay, saveService, saveShopSettings } from '../../amplify/areas/shop/commands/save-shop';
import { saveStaffMember } from '../../amplify/areas/staff/commands/save-staff-member';
import { type SheetDifference, verifySheets } from '../../amplify/areas/booking/commands/verify-sheets';
import type { UserPool } from '../../amplify/gateways/user-pool';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { openOnce } from '../../amplify/kernel/once';
import type { Actor } from '../../domain/access/permissions';
import type { Appointment } from '../../domain/booking/appointment';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { toInstant, wallTimeToMs } from '../../domain/shared/time';
import { aBay, aService, aShop, aTechnician } from '../../domain/testing/builders';
import { ALL_SIGN_INS_EXIST } from './fake-user-pool';
import { type RunningTables, startTables } from './tables';

export const NOW = '2026-11-20T00:00:00.000Z';
export const SYSTEM: Actor = { kind: 'SYSTEM' };
export const VISITOR: Actor = { kind: 'VISITOR' };
export const MANAGER: Actor = { kind: 'STAFF', staffId: 'manager-1', roles: ['MANAGER'], technicianId: null };
export const SUPPORT: Actor = { kind: 'STAFF', staffId: 'support-1', roles: ['CUSTOMER_SUPPORT'], technicianId: null };

/** The instant of a wall-clock time in the bench's zone. */
export const at = (date: string, time: string): string => toInstant(wallTimeToMs(date, time, 'Australia/Sydney'));

/** A one-hour booking by a new guest, unless overridden. */
export const wish = (given: Partial<BookAppointmentInput> = {}): BookAppointmentInput => ({
  requestId: randomUUID(),
  serviceId: 'minor-service',
  startsAt: at('2026-11-24', '10:00'),
  contact: { name: 'Casey Moreau', email: `casey-${randomUUID()}@example.com`, phone: '' },
  vehicle: { plate: 'ABC123', make: 'Toyota', model: 'Corolla', year: 2019 },
  vehicleId: null,
  note: '',
  customerId: null,
  ...given,
});

/** What commands need; every sign-in exists. */
export type BenchDeps = CommandDeps & { readonly userPool: Pick<UserPool, 'exists' | 'remove'> };

/** The door's part of a request: the mark that the command saves in its transaction. */
export const askedBy = <Deps extends CommandDeps>(deps: Deps, requestId: string, content: unknown = ''): Deps => ({
  ...deps,
  once: openOnce(deps, { operation: 'test', caller: 'test', requestId, content }),
});

/** A small workshop on the real data engine, for tests of commands: `pairs` bays and technicians, one service. */
export interface CommandBench {
  readonly running: RunningTables;
  /** What a command needs at a moment; collects its transactions' capacity units in `units`. */
  deps(now?: string): BenchDeps;
  readonly units: number[];
  /** Books; fails on a refusal. */
  book(given?: Partial<BookAppointmentInput>, actor?: Actor, now?: string): Promise<Appointment>;
  /** Differences between day sheets and appointments with blocks, over the bench's two months. */
  differences(): Promise<readonly SheetDifference[]>;
}

export async function openCommandBench(
  size: { readonly pairs: number; readonly settings?: Partial<ShopSettings> } = { pairs: 3 },
): Promise<CommandBench> {
  const running = await startTables();
  const units: number[] = [];
  const deps = (now = NOW): BenchDeps => ({
    db: running.db,
    tables: running.tables,
    now,
    newId: randomUUID,
    random: Math.random,
    log: {
      info: (_message, facts) => units.push(Number(facts?.['units'] ?? 0)),
      warn: () => undefined,
      error: () => undefined,
    },
    userPool: ALL_SIGN_INS_EXIST,
  });
  await saveShopSettings(deps(), SYSTEM, aShop({ maxOpenBookingsPerDay: 100, ...size.settings }));
  await saveService(deps(), SYSTEM, aService());
  for (let number = 1; number <= size.pairs; number += 1) await addPair(deps(), number);
  return {
    running,
    deps,
    units,
    book: async (given = {}, actor = VISITOR, now = NOW) => {
      const booked = await bookAppointment(deps(now), actor, wish(given));
      if (!booked.ok) throw new Error(`not booked: ${JSON.stringify(booked.problem)}`);
      return booked.value.appointment;
    },
    differences: async () => (await verifySheets(deps(), { from: '2026-11-23', to: '2027-01-24' })).differences,
  };
}

async function addPair(deps: CommandDeps, number: number): Promise<void> {
  await saveBay(deps, SYSTEM, aBay({ bayId: `bay-${number}`, sortOrder: number }));
  const { technicianId, skills, hours } = aTechnician({ technicianId: `tech-${number}` });
  const person = { staffId: `staff-${number}`, name: '', email: '', phone: '', roles: ['MECHANIC'] as const };
  await saveStaffMember(deps, SYSTEM, { person: { ...person, technicianId, active: true }, work: { skills, hours } });
}
