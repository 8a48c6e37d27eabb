// Bundles the local runtime into `.cache/runtime`: loaded as it is, TypeScript would be compiled again at each start.
import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';
import { RUNTIME } from './runtime.mjs';

// As deep in the project as the folders of `local`, which find the project's root and the worker relative to
// themselves.
rmSync(RUNTIME, { recursive: true, force: true });
mkdirSync(RUNTIME, { recursive: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['local/main.ts'],
  outdir: RUNTIME,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  metafile: true,
  logLevel: 'warning',
});
copyFileSync(path.join(root, 'local/functions/worker.mjs'), path.join(RUNTIME, 'worker.mjs'));
const inputs = [
  ...Object.keys(metafile.inputs),
  'local/functions/worker.mjs',
  'scripts/bundle-runtime.mjs',
  'package-lock.json',
];
const madeOf = inputs.map((file) => {
  const { mtimeMs, size } = statSync(path.join(root, file));
  return { file, mtimeMs, size };
});
writeFileSync(path.join(RUNTIME, 'made-of.json'), JSON.stringify(madeOf));
