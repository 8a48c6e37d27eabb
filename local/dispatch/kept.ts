import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A small value that survives `kill -9`: written to a second file, then renamed. In memory without a file. */
export function keep<T>(file: string | undefined, initial: T): { get(): T; set(value: T): void } {
  let value = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      if (!file) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
    },
  };
}
