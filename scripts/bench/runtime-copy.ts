import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The site's packages are prepared beside them, so each copy has its own folder of links. */
function linkPackages(folder: string): void {
  const from = path.join(ROOT, 'node_modules');
  mkdirSync(folder);
  for (const name of readdirSync(from)) {
    if (name === '.vite') continue;
    if (name.startsWith('@')) {
      mkdirSync(path.join(folder, name));
      for (const part of readdirSync(path.join(from, name))) {
        symlinkSync(path.join(from, name, part), path.join(folder, name, part));
      }
    } else {
      symlinkSync(path.join(from, name), path.join(folder, name));
    }
  }
}

export interface ProjectCopy {
  readonly folder: string;
  remove(): void;
}

/** The output of earlier starts with the same files. Other synthesised backends are not needed. */
const CACHES = ['synth', 'functions', 'demo'];
const OTHER_OUTPUT = /\/synth\/(branch|preview|manual|nag)|\.lock$/;

/**
 * The project as git knows it, and what is new in it, in a folder inside of it: to be started, changed and measured. As if
 * it had never been started, unless `withCaches`.
 */
export function copyProject({ withCaches = false } = {}): ProjectCopy {
  const folder = path.join(ROOT, '.cache', `copy-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    cpSync(path.join(ROOT, file), path.join(folder, file), { errorOnExist: false, force: true });
  }
  linkPackages(path.join(folder, 'node_modules'));
  for (const cache of withCaches ? CACHES : []) {
    const from = path.join(ROOT, '.cache', cache);
    if (existsSync(from)) {
      cpSync(from, path.join(folder, '.cache', cache), { recursive: true, filter: (file) => !OTHER_OUTPUT.test(file) });
    }
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
