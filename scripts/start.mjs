// `npm start`: installs when needed, then runs the local cloud and the site until Ctrl-C.
import { spawn } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();

// Small heaps first: with its default settings Node takes twice the memory and is no faster here.
const HEAP = ['--max-semi-space-size=2', '--max-old-space-size=1024'];

// By the channel the runtime knows that this process is gone, however it went.
const runtime = spawn(process.execPath, [...HEAP, '--import', 'tsx', 'local/main.ts'], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

process.on('SIGTERM', () => runtime.kill('SIGTERM'));
process.on('SIGINT', () => {
  // A terminal sends Ctrl-C to the whole group, so the runtime may have it already: letting go of it a second time does nothing.
  if (runtime.connected) runtime.disconnect();
  else if (!process.stdin.isTTY) runtime.kill('SIGINT');
});
// npm passes on SIGINT and SIGTERM, to a process that `exec` put in the place of its shell; whatever else ends it says nothing.
if (process.env.npm_lifecycle_event === 'start') {
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    runtime.kill('SIGTERM');
  }, 1_000);
}
runtime.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
