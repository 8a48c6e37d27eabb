import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names in a cache folder that fit the pattern, the most recently used first. */
export async function namesByAge(folder: string, pattern: RegExp): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, usedMs: (await stat(join(folder, name))).mtimeMs })),
  );
  return dated.sort((a, b) => b.usedMs - a.usedMs).map(({ name }) => name);
}
