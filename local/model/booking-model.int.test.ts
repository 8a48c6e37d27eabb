import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { bundleCommands } from './bundle';
import { runModel } from './run';

const seed = process.env['WORKBAY_MODEL_SEED'] ?? randomUUID().slice(0, 8);
const engine = process.env['WORKBAY_DATA_ENGINE'] === 'java' ? 'java' : 'native';
const isLong = process.env['WORKBAY_MODEL_LONG'] !== undefined;
/** The Java engine runs hundreds of commands a second, the native one thousands. */
const ON_NATIVE = isLong ? 20_000 : 3_000;
const most = engine === 'java' ? 500 : ON_NATIVE;

it(`keeps every promise through ${most} random commands, in any weather`, async () => {
  const report = await runModel(await bundleCommands(null), { seed, most, engine });
  console.log(`seed ${seed}, ${engine}: ${report.commands} commands, ${report.accepted} accepted`, report.answers);
  expect(report.wrong, `seed ${seed}`).toBeNull();
  expect(report.commands).toBeGreaterThanOrEqual(most);
  // A run that accepts nothing, or refuses nothing, proves nothing.
  for (const code of ['OK', 'SLOT_TAKEN', 'VERSION_CONFLICT', 'UNKNOWN', 'ILLEGAL_TRANSITION']) {
    expect(report.answers[code] ?? 0, code).toBeGreaterThan(most / 1000);
  }
}, 900_000);
