import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { bundleDoor } from '../model/bundle';
import type { MailDoor } from './episode';
import { runMailModel } from './run';

const seed = process.env['WORKBAY_MODEL_SEED'] ?? randomUUID().slice(0, 8);
const engine = process.env['WORKBAY_DATA_ENGINE'] === 'java' ? 'java' : 'native';
const isLong = process.env['WORKBAY_MODEL_LONG'] !== undefined;
const most = isLong ? 2_000 : 200;

it(`each of ${most} emails is sent once, or ends with a reason, in any weather`, async () => {
  const door = await bundleDoor<MailDoor>('local/mail-model/door.ts', null);
  const { wrong, rows, accepted } = await runMailModel(door, { seed, most, engine });
  const tally: Record<string, number> = {};
  const add = (key: string) => (tally[key] = (tally[key] ?? 0) + 1);
  for (const { state, reason, cause } of rows)
    add([state, reason, state === 'DEAD' ? cause : null].filter(Boolean).join(' '));
  const times = new Map<string, number>();
  for (const { mail } of accepted) times.set(mail.outboxId, (times.get(mail.outboxId) ?? 0) + 1);
  const again = [...times.values()].filter((count) => count > 1).length;
  console.log(
    `seed ${seed}, ${engine}: ${rows.length} rows, ${times.size} went out, ${again} of them again in the stated window`,
    tally,
  );
  expect(wrong, `seed ${seed}`).toBeNull();
  // A run in which nothing is sent, or nothing goes wrong, proves nothing.
  expect(times.size).toBeGreaterThan(most / 5);
  const often = ['NO_LONGER_TRUE', 'SUPPRESSED'];
  const reasons = isLong ? [...often, 'CAP', 'CHOICE', 'FORGOTTEN', 'SUPERSEDED'] : often;
  for (const reason of reasons) {
    expect(
      rows.some((row) => row.reason === reason),
      reason,
    ).toBe(true);
  }
  expect(rows.some((row) => row.state === 'DEAD')).toBe(true);
}, 300_000);
