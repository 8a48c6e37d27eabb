import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { addDays } from '../../domain/shared/time';
import { fillWeek, openBench, type Bench, type Row } from './bench-cloud';
import { say, type Measure } from './measure';
import { fillCalendarDay, measureOperations } from './operations';

const MILLION = 1_000_000;
const PER_FILE = 25_000;

/** The native engine's own program, which also loads exports of DynamoDB into its data file. */
function engineProgram(): string {
  const manifest = `@dynoxide/${process.platform}-${process.arch}/package.json`;
  return path.join(path.dirname(createRequire(import.meta.url).resolve(manifest)), 'dynoxide');
}

/** Copies of a row in the format of DynamoDB's export to S3. */
function writeExport(folder: string, row: Row, firstDate: string): void {
  mkdirSync(folder, { recursive: true });
  const dates = Array.from({ length: 400 }, (_, day) => addDays(firstDate, day));
  const copy = JSON.stringify({
    Item: marshall({ ...row, appointmentId: '<id>', customerId: '<customer>', visitDate: '<date>' }),
  });
  for (let from = 0; from < MILLION; from += PER_FILE) {
    const lines = Array.from({ length: PER_FILE }, (_, index) =>
      copy
        .replace('<id>', randomUUID())
        .replace('<customer>', `guest-${randomUUID()}`)
        .replace('<date>', dates[(from + index) % dates.length] ?? ''),
    );
    writeFileSync(path.join(folder, `part-${from}.json.gz`), gzipSync(lines.join('\n'), { level: 1 }));
  }
}

/** A million appointments, loaded into the engine's data file before anything runs on it: minutes, not hours. */
async function loadMillion({ deps, workshop }: Bench, row: Row, dataDir: string): Promise<void> {
  const { Table } = await deps.db.send(new DescribeTableCommand({ TableName: deps.tables.appointment }));
  const source = path.join(dataDir, 'export');
  const schema = path.join(dataDir, 'schema.json');
  const output = path.join(dataDir, 'native', 'data.sqlite');
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(schema, JSON.stringify([{ Table }]));
  say(`capacity: writing ${MILLION} appointments as an export`);
  writeExport(path.join(source, deps.tables.appointment, 'data'), row, addDays(workshop.visitDate, -380));
  const startedAt = performance.now();
  await promisify(execFile)(engineProgram(), ['import', '--source', source, '--schema', schema, '--output', output]);
  const seconds = (performance.now() - startedAt) / 1000;
  say(`capacity: ${MILLION} stored appointments, ${Math.round(MILLION / seconds)} loaded a second`);
  rmSync(source, { recursive: true });
}

/** The cost table on a file of a million appointments, copies of a row that a booking has stored. */
export async function measureMillion(small: Bench, row: Row): Promise<Measure[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'workbay-million-'));
  try {
    await loadMillion(small, row, dataDir);
    const bench = await openBench(dataDir);
    try {
      await fillWeek(bench);
      await fillCalendarDay(bench);
      return await measureOperations(bench, `at ${MILLION.toLocaleString('en')} appointments`);
    } finally {
      await bench.cloud.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
