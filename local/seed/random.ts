import { createHash } from 'node:crypto';

export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
}

/** The same key gives the same numbers, on every machine (mulberry32, seeded by SHA-256). */
export function randomFor(key: string): Random {
  let state = createHash('sha256').update(key).digest().readUInt32BE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('Cannot pick from an empty list');
      return picked;
    },
  };
}

/** A version 4 UUID, always the same for a key: the id of a demo row and of the request that made it. */
export function uuidFor(key: string): string {
  const hex = createHash('sha256').update(`workbay-demo:${key}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
