import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

interface Step {
  readonly name: string;
  readonly script: string;
}

/** Two rows of npm scripts, run side by side: linting takes as long as everything else. Tests are `npm test`. */
const rows: readonly (readonly Step[])[] = [
  [
    { name: 'format', script: 'format:check' },
    { name: 'types', script: 'typecheck' },
    { name: 'import rules', script: 'imports' },
    { name: 'unused code', script: 'unused' },
  ],
  [
    { name: 'lint', script: 'lint' },
    { name: 'templates', script: 'synth' },
  ],
];

mkdirSync(path.join(root, '.cache'), { recursive: true });

/** Runs a step and prints its output when it is done, so that two steps do not mix their lines. */
async function run({ name, script }: Step): Promise<{ name: string; good: boolean; seconds: number }> {
  const startedAt = performance.now();
  const child = spawn('npm', ['run', '--silent', script], { cwd: root, shell: process.platform === 'win32' });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = (await once(child, 'close')) as [number | null];
  console.log(`\n== ${name} (npm run ${script})\n${Buffer.concat(said).toString()}`);
  return { name, good: status === 0, seconds: (performance.now() - startedAt) / 1000 };
}

async function runRow(steps: readonly Step[]): Promise<Awaited<ReturnType<typeof run>>[]> {
  const results = [];
  for (const step of steps) results.push(await run(step));
  return results;
}

const results = (await Promise.all(rows.map(runRow))).flat();

console.log('');
for (const { name, good, seconds } of results) {
  console.log(`${good ? 'good  ' : 'FAILED'}  ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
}
process.exitCode = results.every(({ good }) => good) ? 0 : 1;
