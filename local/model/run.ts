import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { saveBay, saveService, saveShopSettings } from '../../amplify/areas/shop/commands/save-shop';
import { saveStaffMember } from '../../amplify/areas/staff/commands/save-staff-member';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Actor } from '../../domain/access/permissions';
import { aBay, aService, aShop, aTechnician, everyDay } from '../../domain/testing/builders';
import { type Random, randomFor } from '../seed/random';
import { localClient } from '../synth/tables';
import { type RunningTables, startTables } from '../testing/tables';
import type { Commands } from './bundle';
import { BASE_NOW, uuid } from './chance';
import { Episode } from './episode';
import { putWeather } from './transport';
import { BAYS, SERVICES, TECHNICIANS, ZONE, dayAfter } from './workshop';

const SYSTEM: Actor = { kind: 'SYSTEM' };
const FIRST_DAY = '2026-12-01';
const DAYS_OF_EPISODE = 2;
const COMMANDS_OF_EPISODE = 150;

export interface ModelReport {
  readonly commands: number;
  readonly accepted: number;
  /** How often each refusal was given; UNKNOWN for calls that failed on the way. */
  readonly answers: Readonly<Record<string, number>>;
  /** The first faults found, and after how many commands; null if there were none. */
  readonly wrong: { readonly after: number; readonly faults: readonly string[] } | null;
}

/** Episodes that run at the same time, each on its own days: while one waits, another continues. */
const LANES = 8;

/** Random commands against the real engine, in episodes of two days, until there are enough or a fault is found. */
export async function runModel(
  commands: Commands,
  { seed, most, engine = 'native' }: { seed: string; most: number; engine?: 'native' | 'java' },
): Promise<ModelReport> {
  const running = await startTables({ engine });
  try {
    return await playOn(running, commands, { seed, most });
  } finally {
    await running.stop();
  }
}

/** The same on existing tables, which remain. */
export async function playOn(
  running: RunningTables,
  commands: Commands,
  { seed, most }: { seed: string; most: number },
): Promise<ModelReport> {
  const answers: Record<string, number> = {};
  const report = { commands: 0, episodes: 0, wrong: null as ModelReport['wrong'] };
  const lane = async (number: number): Promise<void> => {
    const random = randomFor(`model:${seed}:${number}`);
    const client = localClient(running.endpoint);
    const setWeather = putWeather(client, random);
    const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    const deps = depsOf({ db, tables: running.tables }, random);
    while (report.commands < most && report.wrong === null) {
      const first = report.episodes * DAYS_OF_EPISODE;
      report.episodes += 1;
      const days = Array.from({ length: DAYS_OF_EPISODE }, (_, index) => dayAfter(FIRST_DAY, first + index));
      const episode = new Episode({ commands, deps, random, setWeather, days, oracle: running });
      let counted = 0;
      const count = () => {
        report.commands += episode.count - counted;
        counted = episode.count;
      };
      const faults = await episode.play(COMMANDS_OF_EPISODE, () => {
        count();
        return report.wrong !== null || report.commands >= most;
      });
      count();
      for (const [code, times] of episode.answers) answers[code] = (answers[code] ?? 0) + times;
      if (faults.length > 0) report.wrong ??= { after: report.commands, faults };
    }
    client.destroy();
  };
  await openWorkshop(depsOf(running, randomFor(`model:${seed}`))(BASE_NOW));
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  return { commands: report.commands, accepted: answers['OK'] ?? 0, answers, wrong: report.wrong };
}

const depsOf =
  (tables: Pick<CommandDeps, 'db' | 'tables'>, random: Random) =>
  (now: string): CommandDeps => ({
    ...{ db: tables.db, tables: tables.tables, now, newId: () => uuid(random), random: random.next },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });

async function openWorkshop(deps: CommandDeps): Promise<void> {
  const hours = everyDay({ from: '08:00', to: '17:00' });
  const rules = { noticeMinutes: 0, horizonDays: 365, cancelCutOffMinutes: 0, maxOpenBookingsPerDay: 1_000 };
  await saveShopSettings(deps, SYSTEM, aShop({ timeZone: ZONE, slotStepMinutes: 15, hours, ...rules }));
  for (const { serviceId, minutes, before, after, technicians } of SERVICES) {
    const skills = technicians.length === TECHNICIANS.length ? ['GENERAL' as const] : ['ENGINE' as const];
    const times = { durationMinutes: minutes, bufferBeforeMinutes: before, bufferAfterMinutes: after };
    await saveService(deps, SYSTEM, aService({ serviceId, ...times, skills }));
  }
  for (const bayId of BAYS) await saveBay(deps, SYSTEM, aBay({ bayId }));
  for (const technicianId of TECHNICIANS) {
    const skills = technicianId === 'tech-3' ? (['GENERAL'] as const) : (['GENERAL', 'ENGINE'] as const);
    const person = { staffId: technicianId, name: '', email: '', phone: '', roles: ['MECHANIC'] as const };
    const work = { skills, hours: aTechnician({ hours }).hours };
    await saveStaffMember(deps, SYSTEM, { person: { ...person, technicianId, active: true }, work });
  }
}
