// Plain Node, no dependencies: it has to run before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const readPackages = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;

/** True when the packages npm recorded as installed are the ones the lock file asks for. */
export function isComplete(wanted, present) {
  return Object.entries(wanted).every(([name, entry]) => {
    // A bundled package comes inside its parent's archive, and npm records only those it finds there.
    if (name === '' || entry.inBundle === true) return true;
    const found = present[name];
    // Optional packages of other platforms are in the lock file but not on the disk.
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version;
  });
}

function isInstalled() {
  const recorded = 'node_modules/.package-lock.json';
  return existsSync(path.join(root, recorded)) && isComplete(readPackages('package-lock.json'), readPackages(recorded));
}

/** Installs the locked packages when they are missing or stale; ends the process with one line when that fails. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Workbay needs Node 20.19 or later; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.log('Installing packages (npm ci): a few minutes …');
  const startedAt = Date.now();
  const npm = process.env.npm_execpath;
  // Without its warnings about other people's packages: an error still shows.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: 'inherit' };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('npm ci failed: see the lines above. Nothing was started.');
    process.exit(done.status ?? 1);
  }
  console.log(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
