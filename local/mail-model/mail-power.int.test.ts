import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundleDoor } from '../model/bundle';
import { MAIL_FAULTS } from './faults';
import type { MailDoor } from './episode';
import { runMailModel } from './run';

/** A fault not found by then counts as missed. */
const MOST = 1_200;
/** All of them take a minute; without the rare ones a third of that. */
const faults = MAIL_FAULTS.filter(({ isRare }) => !isRare || process.env['WORKBAY_MODEL_LONG'] !== undefined);
const seed = process.env['WORKBAY_MODEL_SEED'] ?? randomUUID().slice(0, 8);
const isNative = process.env['WORKBAY_DATA_ENGINE'] !== 'java';

/** A passing test says little until you know what makes it fail. Runs on the fast engine; the other adds nothing. */
describe.runIf(isNative)('the mail model notices', () => {
  it(`each of ${faults.length} planted faults`, async () => {
    const table: { fault: string; mails: number | null; sign: string }[] = [];
    for (const fault of faults) {
      const door = await bundleDoor<MailDoor>('local/mail-model/door.ts', fault);
      const { wrong } = await runMailModel(door, { seed, most: MOST });
      table.push({ fault: fault.name, mails: wrong?.after ?? null, sign: (wrong?.what ?? '').slice(0, 90) });
    }
    console.log(`seed ${seed}: fault, mails until it was caught, what gave it away`);
    console.table(table);
    expect(table.length).toBeGreaterThanOrEqual(10);
    expect(table.filter(({ mails }) => mails === null)).toEqual([]);
  }, 600_000);
});
