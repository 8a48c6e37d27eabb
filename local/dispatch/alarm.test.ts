import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createAlarm, watchFolder } from './alarm';

const folder = mkdtempSync(join(tmpdir(), 'workbay-alarm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LONG_MS = 600_000;

it('a ring ends a nap, and an earlier ring ends the next nap at once', async () => {
  const alarm = createAlarm();
  const first = alarm.nap(LONG_MS);
  alarm.ring();
  await first;
  alarm.ring();
  await alarm.nap(LONG_MS);
});

it('one ring ends one nap', async () => {
  const alarm = createAlarm();
  alarm.ring();
  await alarm.nap(LONG_MS);
  let slept = false;
  const second = alarm.nap(LONG_MS).then(() => (slept = true));
  await Promise.resolve();
  expect(slept).toBe(false);
  alarm.ring();
  await second;
});

it('every write in a folder is heard, in existing files and in new ones', async () => {
  const alarm = createAlarm();
  const watching = watchFolder(folder, () => alarm.ring());
  for (const name of ['data.sqlite-wal', 'data.sqlite-wal', 'other']) {
    const heard = alarm.nap(LONG_MS);
    appendFileSync(join(folder, name), 'row');
    await heard;
  }
  expect(watching.isHearing()).toBe(true);
  watching.stop();
});

it('a missing folder is not heard, and the watch says so', () => {
  const watching = watchFolder(join(folder, 'nowhere'), () => undefined);
  expect(watching.isHearing()).toBe(false);
  watching.stop();
});
