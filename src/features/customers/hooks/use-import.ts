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
  /** Where it stands: at work, stopped by a fault and ready to go on, or through. */
  readonly state: 'RUNNING' | 'STOPPED' | 'DONE';
  readonly error: unknown;
}

/** The lines of a file, and those of them that cannot be read for sure: they are left out here. */
export interface ImportFile {
  readonly lines: readonly ImportLine[];
  readonly faults: ReadonlyMap<number, LineFault>;
}

/** Judges or writes a part of a file. */
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
 * Sends the lines of a file in parts. After a fault it goes on where it stopped; a part that was written although its
 * answer got lost is sent again under the same id, and nobody is made twice.
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
