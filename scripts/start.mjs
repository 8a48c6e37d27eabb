// `npm start`: installs when needed, then runs the local cloud and the site in this process, until Ctrl-C.
import { ensureInstalled } from './install.mjs';
import { runtimeProgram } from './runtime.mjs';

ensureInstalled();

// npm passes on SIGINT and SIGTERM, to a process that `exec` put in the place of its shell; any other ending goes
// unannounced.
if (process.env.npm_lifecycle_event === 'start') {
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1_000);
  watch.unref();
}

await import(runtimeProgram());
