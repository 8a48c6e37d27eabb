import { useRef, useState } from 'react';
import { ProblemError } from '../../lib/problem-error';
import { problemText } from '../../lib/problem-text';
import { addFile } from './api/add-file';
import { type PreparedFile, prepareFile } from './api/prepare-file';

/** A file on its way. */
export interface Upload {
  readonly fileId: string;
  readonly name: string;
  readonly state: 'WAITING' | 'SENDING' | 'FAILED';
  /** From 0 to 1. */
  readonly part: number;
  readonly problem: string;
  /** Whether another try could succeed. */
  readonly canRetry: boolean;
}

const PASSING = new Set([
  'UNAVAILABLE',
  'OFFLINE',
  'INTERNAL',
  'FILE_MISSING',
  'REQUEST_IN_PROGRESS',
  'TOO_MANY_REQUESTS',
]);
const CONNECTION = new Set(['UNAVAILABLE', 'OFFLINE']);

/** What went wrong, and whether trying again makes sense. */
export function faultOf(error: unknown): Pick<Upload, 'problem' | 'canRetry'> {
  const code = error instanceof ProblemError ? error.code : 'INTERNAL';
  const isLost = CONNECTION.has(code);
  return { problem: isLost ? 'The connection was lost on the way.' : problemText(error), canRetry: PASSING.has(code) };
}

/** A car's uploads, one after the other. Finished ones are removed. */
export function useUploads(vehicleId: string, onArrived: (name: string) => Promise<void>) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const chosen = useRef(new Map<string, File>());
  const prepared = useRef(new Map<string, PreparedFile>());
  const line = useRef(Promise.resolve());

  const change = (fileId: string, to: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.fileId === fileId ? { ...one, ...to } : one)));

  async function send(fileId: string): Promise<void> {
    const file = chosen.current.get(fileId);
    if (file === undefined) return;
    change(fileId, { state: 'SENDING', part: 0, problem: '' });
    try {
      // The same bytes another time: they were announced with their size.
      const ready = prepared.current.get(fileId) ?? (await prepareFile(file));
      prepared.current.set(fileId, ready);
      await addFile({ vehicleId, fileId, ...ready }, (part) => change(fileId, { part }));
      await onArrived(ready.name);
      dismiss(fileId);
    } catch (error) {
      change(fileId, { state: 'FAILED', ...faultOf(error) });
    }
  }

  const queue = (fileId: string) => {
    line.current = line.current.then(() => send(fileId));
  };

  const dismiss = (fileId: string) => {
    chosen.current.delete(fileId);
    prepared.current.delete(fileId);
    setUploads((all) => all.filter((one) => one.fileId !== fileId));
  };

  return {
    uploads,
    add: (files: readonly File[]) => {
      for (const file of files) {
        const fileId = crypto.randomUUID();
        chosen.current.set(fileId, file);
        const waiting = { fileId, name: file.name, state: 'WAITING', part: 0, problem: '', canRetry: false } as const;
        setUploads((all) => [...all, waiting]);
        queue(fileId);
      }
    },
    retry: (fileId: string) => {
      change(fileId, { state: 'WAITING', problem: '' });
      queue(fileId);
    },
    dismiss,
  };
}
