import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { keys } from '../../../lib/query-keys';
import { type ImportOutcome, importCustomers } from '../api/write-customers';
import { type ImportLine, inChunks } from '../import-columns';
import type { LineFault } from '../read-csv';
import { type ToldOutcome, doubleTeller } from '../tell-doubles';

export interface ImportRun {
  readonly dryRun: boolean;
  readonly total: number;
  readonly outcomes: readonly ToldOutcome[];
  /** Its state: running, stopped by a fault and ready to continue, or finished. */
  readonly state: 'RUNNING' | 'STOPPED' | 'DONE';
  readonly error: unknown;
}

/** The lines of a file, and those that cannot be read reliably, which are left out. */
export interface ImportFile {
  readonly lines: readonly ImportLine[];
  readonly faults: ReadonlyMap<number, LineFault>;
}

/** Checks or writes a part of a file. */
async function sendPart(
  part: readonly ImportLine[],
  faults: ImportFile['faults'],
  dryRun: boolean,
): Promise<ImportOutcome[]> {
  const left = part.flatMap(({ row }): ImportOutcome[] => {
    const rule = faults.get(row);
    return rule === undefined ? [] : [{ row, outcome: 'BAD', field: '', rule }];
  });
  const rows = part.filter(({ row }) => !faults.has(row));
  const sent = rows.length === 0 ? [] : await importCustomers(rows, { requestId: crypto.randomUUID(), dryRun });
  return [...left, ...sent];
}

/**
 * Sends the lines of a file in parts. After a fault it continues where it stopped; a part whose answer was lost is
 * repeated under the same id, so no customer is created twice.
 */
export function useImport() {
  const client = useQueryClient();
  const [run, setRun] = useState<ImportRun | null>(null);
  const isGoing = useRef(false);

  async function send({ lines, faults }: ImportFile, dryRun: boolean, done: readonly ToldOutcome[]): Promise<void> {
    if (isGoing.current) return;
    isGoing.current = true;
    const tell = doubleTeller();
    const outcomes = tell(lines, done);
    const shown = (state: ImportRun['state'], error: unknown = null) =>
      setRun({ dryRun, total: lines.length, outcomes: [...outcomes], state, error });
    try {
      shown('RUNNING');
      for (const part of inChunks(lines.slice(outcomes.length))) {
        outcomes.push(...tell(part, await sendPart(part, faults, dryRun)));
        shown('RUNNING');
      }
      shown('DONE');
      if (!dryRun) await client.invalidateQueries({ queryKey: keys.customers });
    } catch (error) {
      shown('STOPPED', error);
    } finally {
      isGoing.current = false;
    }
  }

  return {
    run,
    check: (file: ImportFile) => void send(file, true, []),
    write: (file: ImportFile) => void send(file, false, []),
    goOn: (file: ImportFile) => void (run && send(file, run.dryRun, run.outcomes)),
    forget: () => setRun(null),
  };
}
