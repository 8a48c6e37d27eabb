import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CommandAnswer } from './small-workshop';

interface Line {
  at: 'READY' | 'BOOKED' | 'FOUND' | 'ERROR';
  answer?: CommandAnswer;
  appointmentIds?: string[];
  busyCells?: number;
  text?: string;
}

const CELLS_OF_A_VISIT = 8;
const folder = mkdtempSync(path.join(tmpdir(), 'workbay-crash-'));
const started: ChildProcess[] = [];

/** The runtime in its own process group, so one signal ends it together with its data engine, like a power cut. */
function runtime(task: 'BOOK' | 'LOOK', onLine: (line: Line) => void): { child: ChildProcess; ended: Promise<void> } {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'crash-runtime.ts'), task, folder],
    { detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  started.push(child);
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) onLine(JSON.parse(line) as Line);
  });
  return { child, ended: new Promise((resolve) => child.once('close', () => resolve())) };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

afterAll(() => {
  started.forEach(killGroup);
  rmSync(folder, { recursive: true, force: true });
});

test('a runtime killed during bookings restarts with every confirmed booking and no half of another', async () => {
  const confirmed: string[] = [];
  const errors: string[] = [];
  const first = runtime('BOOK', ({ at, answer, text }) => {
    if (at === 'ERROR') errors.push(text ?? '');
    if (at !== 'BOOKED' || !answer?.ok || !answer.appointment) return;
    confirmed.push(answer.appointment.appointmentId);
    // Other bookings are in progress at this moment.
    if (confirmed.length === 5) killGroup(first.child);
  });
  await first.ended;
  expect(errors).toEqual([]);
  expect(confirmed.length).toBeGreaterThanOrEqual(5);

  let found: Line | undefined;
  const second = runtime('LOOK', (line) => {
    if (line.at === 'ERROR') errors.push(line.text ?? '');
    else found = line;
  });
  await second.ended;
  expect(errors).toEqual([]);
  expect(found?.appointmentIds).toEqual(expect.arrayContaining(confirmed));
  expect(found?.busyCells).toBe((found?.appointmentIds?.length ?? 0) * 2 * CELLS_OF_A_VISIT);
}, 180_000);
