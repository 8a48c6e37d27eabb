// `npm start`: installs when needed, then runs the local cloud and the site until Ctrl-C.
import { spawn } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();

// Small heaps first: with its default settings Node takes twice the memory and is no faster here.
const HEAP = ['--max-semi-space-size=2', '--max-old-space-size=1024'];

const runtime = spawn(process.execPath, [...HEAP, '--import', 'tsx', 'local/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});

process.on('SIGTERM', () => runtime.kill('SIGTERM'));
process.on('SIGINT', () => {
  // A terminal sends Ctrl-C to the whole group, so the runtime has it already.
  if (!process.stdin.isTTY) runtime.kill('SIGINT');
});
runtime.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
