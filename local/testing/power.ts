import { AsyncLocalStorage } from 'node:async_hooks';
import { PowerIsOut } from './failing-calls';

/** A wait of running code for the outside: a row, a sign-in, a file. */
export interface Wait {
  readonly what: string;
  readonly writes: boolean;
}

/**
 * What goes wrong at one wait, counted from 1. DARK: the power goes out before or after it is carried out, and no later
 * one returns. LOST: it is carried out but its answer is lost, and the code continues.
 */
export interface Cut {
  readonly wait: number;
  readonly how: 'DARK BEFORE' | 'DARK AFTER' | 'LOST';
}

interface Watched {
  readonly cut: Cut | null;
  readonly waits: Wait[];
}

const watched = new AsyncLocalStorage<Watched>();

/** Every wait of a function passes here; unwatched ones pass unchanged. */
export async function passing<T>(wait: Wait, work: () => Promise<T>): Promise<T> {
  const now = watched.getStore();
  if (now === undefined) return work();
  const { cut, waits } = now;
  const number = waits.push(wait);
  if (cut === null || number < cut.wait) return work();
  if (number > cut.wait && cut.how === 'LOST') return work();
  if (number > cut.wait || cut.how === 'DARK BEFORE') throw new PowerIsOut();
  await work();
  throw new PowerIsOut();
}

/** Runs the work with a cut, or none; returns its answer and its waits. */
export async function watching<T>(cut: Cut | null, work: () => Promise<T>): Promise<{ answer: T; waits: Wait[] }> {
  const waits: Wait[] = [];
  return { answer: await watched.run({ cut, waits }, work), waits };
}

const READS = /^(Get|Query|Scan|BatchGet|TransactGet|AdminGet|AdminList|List)/;

/** A wait for a command of AWS's libraries. */
export const waitFor = (command: object): Wait => ({
  what: command.constructor.name,
  writes: !READS.test(command.constructor.name),
});
