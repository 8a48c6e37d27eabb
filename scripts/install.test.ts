import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isComplete } from './install.mjs';

interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

const root = path.resolve(import.meta.dirname, '..');
const readJson = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T;

const { packages } = readJson<{ packages: LockedPackages }>('package-lock.json');
const asked = readJson<LockedPackage & { overrides: Readonly<Record<string, string>> }>('package.json');

/** The entry that Node would load for `name` when it is required from the package at `from`. */
function resolve(locked: LockedPackages, from: string, name: string): LockedPackage | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const entry = locked[`${at === '' ? '' : `${at}/`}node_modules/${name}`];
    if (entry || at === '') return entry;
  }
}

function needsOf({ dependencies, optionalDependencies, devDependencies, ...entry }: LockedPackage): [string, string][] {
  const peers = Object.entries(entry.peerDependencies ?? {}).filter(
    ([name]) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [
    ...Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }),
    ...peers.map(([name]): [string, string] => [name, '*']),
  ];
}

const isExact = (range: string): boolean => /^\d+\.\d+\.\d+$/.test(range);

/**
 * What `npm ci` refuses a lock file for: a package that another one needs and that has no entry, optional ones of other
 * platforms included, or an entry with a version other than the exact one needed.
 */
function gapsOf(locked: LockedPackages): string[] {
  return Object.entries(locked).flatMap(([from, entry]) =>
    needsOf(entry).flatMap(([name, range]) => {
      const found = resolve(locked, from, name);
      if (!found) return [`${from} needs ${name}@${range}: missing`];
      const accepted = [range, asked.overrides[name]].filter((wanted) => wanted !== undefined);
      const isWrong = isExact(range) && !accepted.includes(found.version ?? '');
      return isWrong ? [`${from} needs ${name}@${range}: found ${found.version}`] : [];
    }),
  );
}

test('npm ci accepts the lock file: every package that is needed has an entry', () => {
  expect(gapsOf(packages)).toEqual([]);
});

test('the lock file asks for what package.json asks for', () => {
  expect(packages['']?.dependencies).toEqual(asked.dependencies);
  expect(packages['']?.devDependencies).toEqual(asked.devDependencies);
});

test('a lock file without the bindings of another platform, or without a bundled package, has gaps', () => {
  const bundled = 'node_modules/@aws-amplify/data-construct/node_modules/@opentelemetry/resources';
  const { 'node_modules/@oxc-parser/binding-win32-x64-msvc': _binding, ...noBinding } = packages;
  const { [`${bundled}/node_modules/@opentelemetry/core`]: _core, ...noCore } = packages;
  expect(gapsOf(noBinding)).toHaveLength(1);
  expect(gapsOf(noCore)).toHaveLength(1);
});

test('deployments roll back when they fail: the CDK toolkit is not one of the versions that switch this off', () => {
  const [major = 0, minor = 0] = (
    resolve(packages, 'node_modules/@aws-amplify/backend-deployer', '@aws-cdk/toolkit-lib')?.version ?? ''
  )
    .split('.')
    .map(Number);
  expect(major * 1000 + minor).toBeGreaterThanOrEqual(1040);
});

test('packages count as installed when npm recorded them all, and not when one is missing or has another version', () => {
  const wanted = {
    '': {},
    'node_modules/one': { version: '1.0.0' },
    'node_modules/one/node_modules/bundled': { version: '2.0.0', inBundle: true },
    'node_modules/for-windows': { version: '3.0.0', optional: true },
  };
  expect(isComplete(wanted, { 'node_modules/one': { version: '1.0.0' } })).toBe(true);
  expect(isComplete(wanted, { 'node_modules/one': { version: '1.0.1' } })).toBe(false);
  expect(isComplete(wanted, {})).toBe(false);
});
