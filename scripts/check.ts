import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** In the order of what a person mends first; each is an npm script of its own. */
const steps = [
  { name: 'format', script: 'format:check' },
  { name: 'types', script: 'typecheck' },
  { name: 'lint', script: 'lint' },
  { name: 'import rules', script: 'imports' },
  { name: 'unit tests', script: 'test:unit' },
  { name: 'unused code', script: 'unused' },
];

mkdirSync(path.join(root, '.cache'), { recursive: true });

const results = steps.map(({ name, script }) => {
  console.log(`\n== ${name} (npm run ${script})`);
  const startedAt = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return { name, good: status === 0, seconds: (performance.now() - startedAt) / 1000 };
});

console.log('');
for (const { name, good, seconds } of results) {
  console.log(`${good ? 'good  ' : 'FAILED'}  ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
}
process.exitCode = results.every(({ good }) => good) ? 0 : 1;
