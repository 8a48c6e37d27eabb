import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const commands = [...read('amplify.yml').matchAll(/^ {8}- (.+)$/gm)].map(([, command = '']) => command);
const at = (start: string): number => commands.findIndex((command) => command.startsWith(start));

it('a build in Amplify Hosting checks before it deploys, and deploys before it builds the site', () => {
  const steps = ['nvm install', 'npm ci', 'npm run typecheck', 'npm run preflight', 'npx ampx pipeline-deploy'];
  const order = [...steps, 'npm run build', 'npm run hosting -- --headers'].map(at);
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

it('it calls only scripts that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const called = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
  expect(called).toHaveLength(4);
  for (const script of called) expect(scripts).toHaveProperty(script);
});

it('it runs on the functions’ Node version', () => {
  const sources = readdirSync(path.join(root, 'amplify'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(path.join('amplify', file)));
  const runtimes = sources.flatMap((source) => [...source.matchAll(/NODEJS_(\d+)_X/g)].map(([, version]) => version));
  expect([...new Set(runtimes)]).toEqual([read('.nvmrc').trim()]);
});
