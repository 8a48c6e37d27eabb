// `npm test`: every stage in order, one closing line. Plain Node, because it may have to install first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();

const reports = mkdtempSync(path.join(tmpdir(), 'workbay-test-'));
const binary = (name) => path.join(root, 'node_modules', '.bin', name);

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A stage that fails without a single failed test (a crash, an error before the first test) counts as one failure. */
const counted = (good, passed, names) => ({ passed, failed: good ? names.length : Math.max(names.length, 1), names });

/** Tests that failed, and files that broke before their first test, as `file: name`. */
function failedOf(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}: does not run`];
    return failed.map(({ fullName }) => `${file}: ${fullName}`);
  });
}

function vitest(name, { projects, paths = [], env }) {
  const file = path.join(reports, `${name}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...paths, ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const good = run(binary('vitest'), args, env);
  const report = readReport(file);
  return counted(good, report?.numPassedTests ?? 0, failedOf(report));
}

function build() {
  const good = run('npm', ['run', 'build']);
  return counted(good, good ? 1 : 0, []);
}

const failedSpecs = ({ suites = [], specs = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(failedSpecs),
];

function playwright() {
  const file = path.join(reports, 'e2e.json');
  const good = run(binary('playwright'), ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = readReport(file);
  return counted(good, report?.stats?.expected ?? 0, failedSpecs(report ?? {}));
}

/**
 * What depends on how the engine answers: conditions, transactions, indexes, streams, expiry. Access rules, the
 * synthesised backend, the user pool and the emails are the same on any engine and run on the first only.
 */
const ENGINE_TESTS = [
  'amplify/areas/',
  'local/model/booking-model',
  'local/dispatch/',
  'local/testing/',
  'local/parity/live',
  'local/acceptance/concurrent-bookings',
  'local/acceptance/crash',
  'local/acceptance/forgotten',
];

const hasJava = spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

const stages = [
  { name: 'unit', run: () => vitest('unit', { projects: ['unit', 'unit-ui'] }) },
  {
    name: 'integration, native engine',
    run: () => vitest('native', { projects: ['integration'], env: { WORKBAY_DATA_ENGINE: 'native' } }),
  },
  {
    name: 'integration, DynamoDB Local',
    skip: hasJava ? undefined : 'Java is missing (install Java 17 to run the suite on DynamoDB Local too)',
    run: () => vitest('java', { projects: ['integration'], paths: ENGINE_TESTS, env: { WORKBAY_DATA_ENGINE: 'java' } }),
  },
  { name: 'build', run: build },
  { name: 'end to end', run: playwright },
];

const results = [];
for (const stage of stages) {
  if (stage.skip !== undefined) {
    console.log(`\n== ${stage.name}: skipped, ${stage.skip}`);
    continue;
  }
  console.log(`\n== ${stage.name}`);
  const startedAt = Date.now();
  const counts = stage.run();
  results.push({ name: stage.name, seconds: (Date.now() - startedAt) / 1000, ...counts });
}
rmSync(reports, { recursive: true, force: true });

console.log('');
for (const { name, seconds, passed, failed, names } of results) {
  console.log(`${name.padEnd(30)} ${seconds.toFixed(1).padStart(6)} s   ${passed} passed, ${failed} failed`);
  for (const test of names) console.log(`  FAILED ${test}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
