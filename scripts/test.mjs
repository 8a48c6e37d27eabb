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
const counted = (good, passed, failed) => ({ passed, failed: good ? failed : Math.max(failed, 1) });

function vitest(name, projects, env) {
  const file = path.join(reports, `${name}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const good = run(binary('vitest'), args, env);
  const report = readReport(file);
  return counted(good, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

function build() {
  const good = run('npm', ['run', 'build']);
  return counted(good, good ? 1 : 0, 0);
}

function playwright() {
  const file = path.join(reports, 'e2e.json');
  const good = run(binary('playwright'), ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const stats = readReport(file)?.stats;
  return counted(good, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

const hasJava = spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

const stages = [
  { name: 'unit', run: () => vitest('unit', ['unit', 'unit-ui']) },
  {
    name: 'integration, native engine',
    run: () => vitest('native', ['integration'], { WORKBAY_DATA_ENGINE: 'native' }),
  },
  {
    name: 'integration, DynamoDB Local',
    skip: hasJava ? undefined : 'Java is missing (install Java 17 to run the suite on DynamoDB Local too)',
    run: () => vitest('java', ['integration'], { WORKBAY_DATA_ENGINE: 'java' }),
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
  const { passed, failed } = stage.run();
  results.push({ name: stage.name, seconds: (Date.now() - startedAt) / 1000, passed, failed });
}
rmSync(reports, { recursive: true, force: true });

console.log('');
for (const { name, seconds, passed, failed } of results) {
  console.log(`${name.padEnd(30)} ${seconds.toFixed(1).padStart(6)} s   ${passed} passed, ${failed} failed`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
