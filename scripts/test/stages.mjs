// The stages of a test run, and its closing lines. Plain Node, no dependencies.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../install.mjs';

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

/** Tests of these projects, of the named files alone where `paths` says so. */
export function vitest(name, { projects, paths = [], env }) {
  const file = path.join(reports, `${name}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...paths, ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const good = run(binary('vitest'), args, env);
  const report = readReport(file);
  return counted(good, report?.numPassedTests ?? 0, failedOf(report));
}

const failedSpecs = ({ suites = [], specs = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(failedSpecs),
];

/** The specs, all of them unless `paths` names some. They build the site themselves, for the cloud they start. */
export function playwright({ paths = [], env } = {}) {
  const file = path.join(reports, 'e2e.json');
  const args = ['test', ...paths, '--reporter=list,json'];
  const good = run(binary('playwright'), args, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = readReport(file);
  return counted(good, report?.stats?.expected ?? 0, failedSpecs(report ?? {}));
}

/** Runs stages in order, prints a line for each and what failed. The process ends with 1 when anything did. */
export function runStages(stages) {
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
}
