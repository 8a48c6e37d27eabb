import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../synth/synth';

/** A mistake in one file: a piece of its text and the replacement. */
export interface Fault {
  readonly name: string;
  /** Takes thousands of commands to notice: planted in the long form only. */
  readonly isRare?: boolean;
  readonly file: string;
  readonly find: string | RegExp;
  readonly replace: string;
}

export type Commands = typeof import('./commands');

const OUT = path.join(PROJECT_ROOT, '.cache', 'model');

/** The booking commands as they are, or with a fault in them. */
export const bundleCommands = (fault: Fault | null): Promise<Commands> =>
  bundleDoor<Commands>('local/model/commands.ts', fault);

/** A file's exports, as they are or with a fault in it. Fails unless the fault's text is found exactly once. */
export async function bundleDoor<Door>(entry: string, fault: Fault | null): Promise<Door> {
  const door = entry.replace(/\W+/g, '-');
  const outfile = path.join(
    OUT,
    `${door}-${fault === null ? 'product' : fault.name.replace(/\W+/g, '-')}-${process.pid}.mjs`,
  );
  let planted = 0;
  await build({
    entryPoints: [path.join(PROJECT_ROOT, entry)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
    logLevel: 'silent',
    plugins: [
      {
        name: 'fault',
        setup: (bundling) => {
          if (fault === null) return;
          bundling.onLoad({ filter: new RegExp(`${fault.file.replace(/[/.]/g, '\\$&')}$`) }, async ({ path: file }) => {
            const text = await readFile(file, 'utf8');
            const found = text.split(fault.find).length - 1;
            if (found !== 1) throw new Error(`${fault.name}: its text stands ${found} times in ${fault.file}`);
            planted += 1;
            return { contents: text.replace(fault.find, fault.replace), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (fault !== null && planted === 0) throw new Error(`${fault.name}: ${fault.file} is not part of the commands`);
  return (await import(pathToFileURL(outfile).href)) as Door;
}
