import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundleCommands } from './bundle';
import { FAULTS } from './faults';
import { runModel } from './run';

/** A fault not found by then counts as missed. */
const MOST = 20_000;
const faults = FAULTS.filter(({ isRare }) => isRare !== true || process.env['WORKBAY_MODEL_LONG'] !== undefined);
const seed = process.env['WORKBAY_MODEL_SEED'] ?? randomUUID().slice(0, 8);
const isNative = process.env['WORKBAY_DATA_ENGINE'] !== 'java';

/** A passing test says little until you know what makes it fail. Runs on the fast engine; the other adds nothing. */
describe.runIf(isNative)('the model test notices', () => {
  it(`each of ${faults.length} planted faults`, async () => {
    const table: { fault: string; commands: number | null; sign: string }[] = [];
    for (const fault of faults) {
      const { wrong } = await runModel(await bundleCommands(fault), { seed, most: MOST });
      table.push({ fault: fault.name, commands: wrong?.after ?? null, sign: (wrong?.faults[0] ?? '').slice(0, 90) });
    }
    console.log(`seed ${seed}: fault, commands until it was caught, what gave it away`);
    console.table(table);
    expect(table.length).toBeGreaterThanOrEqual(12);
    expect(table.filter(({ commands }) => commands === null)).toEqual([]);
  }, 900_000);
});
