// The local runtime as one program. Plain Node, no dependencies.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

export const RUNTIME = path.join(root, '.cache', 'runtime');

function isCurrent() {
  try {
    const madeOf = JSON.parse(readFileSync(path.join(RUNTIME, 'made-of.json'), 'utf8'));
    return madeOf.every(({ file, mtimeMs, size }) => {
      const now = statSync(path.join(root, file));
      return now.mtimeMs === mtimeMs && now.size === size;
    });
  } catch {
    return false;
  }
}

/**
 * The address of the runtime's program, rebuilt when one of its files has changed. Ends the process when that fails.
 */
export function runtimeProgram() {
  if (!isCurrent()) {
    const done = spawnSync(process.execPath, [path.join(root, 'scripts/bundle-runtime.mjs')], { stdio: 'inherit' });
    if (done.status !== 0) process.exit(done.status ?? 1);
  }
  return pathToFileURL(path.join(RUNTIME, 'main.mjs')).href;
}
