import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ImportOutcome, importCustomers } from '../api/write-customers';
import { inChunks } from '../import-columns';

export interface ImportRun {
  readonly dryRun: boolean;
  readonly total: number;
  readonly outcomes: readonly ImportOutcome[];
  /** Where it stands: at work, stopped by a fault and ready to go on, or through. */
  readonly state: 'RUNNING' | 'STOPPED' | 'DONE';
  readonly error: unknown;
}

/**
 * Sends the lines of a file in parts. After a fault it goes on where it stopped; a part that was written although its
 * answer got lost is sent again under the same id, and nobody is made twice.
 */
export function useImport() {
  const client = useQueryClient();
  const [run, setRun] = useState<ImportRun | null>(null);
  const isGoing = useRef(false);

  async function send(lines: readonly object[], dryRun: boolean, done: readonly ImportOutcome[]): Promise<void> {
    if (isGoing.current) return;
    isGoing.current = true;
    const outcomes = [...done];
    const shown = (state: ImportRun['state'], error: unknown = null) =>
      setRun({ dryRun, total: lines.length, outcomes: [...outcomes], state, error });
    try {
      shown('RUNNING');
      for (const rows of inChunks(lines.slice(outcomes.length))) {
        outcomes.push(...(await importCustomers(rows, { requestId: crypto.randomUUID(), dryRun })));
        shown('RUNNING');
      }
      shown('DONE');
      if (!dryRun) await client.invalidateQueries({ queryKey: ['customers'] });
    } catch (error) {
      shown('STOPPED', error);
    } finally {
      isGoing.current = false;
    }
  }

  return {
    run,
    check: (lines: readonly object[]) => void send(lines, true, []),
    write: (lines: readonly object[]) => void send(lines, false, []),
    goOn: (lines: readonly object[]) => void (run && send(lines, run.dryRun, run.outcomes)),
    forget: () => setRun(null),
  };
}
