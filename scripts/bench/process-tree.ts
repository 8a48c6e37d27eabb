import { readFileSync, readdirSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const MIB = 1024;

function fieldsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    return [];
  }
}

function residentKb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** A process and all that it has started and that still runs. Linux only. */
export function family(of: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(fieldsOf(Number(name))[1])]),
  );
  const children = (pid: number): number[] =>
    [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...children(child)]);
  return [of, ...children(of)];
}

/** Resident memory of a process and its children, in MB. */
export const memoryMb = (pid: number): number => family(pid).reduce((sum, member) => sum + residentKb(member), 0) / MIB;

/** Processor time of a process and its children so far, in seconds; of the children that ended too. */
export function cpuSeconds(pid: number): number {
  // user and system time, its own and its ended children's: fields 14 to 17 of /proc/<pid>/stat
  const ticks = family(pid).flatMap((member) => fieldsOf(member).slice(11, 15).map(Number));
  return ticks.reduce((sum, value) => sum + value, 0) / TICKS_PER_SECOND;
}
