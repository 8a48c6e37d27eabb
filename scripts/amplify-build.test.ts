import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const commands = [...read('amplify.yml').matchAll(/^ {8}- (.+)$/gm)].map(([, command = '']) => command);
const at = (start: string): number => commands.findIndex((command) => command.startsWith(start));

it('a build of Amplify Hosting checks before it deploys, and deploys before it builds the site', () => {
  const steps = ['nvm install', 'npm ci', 'npm run typecheck', 'npm run preflight', 'npx ampx pipeline-deploy'];
  const order = [...steps, 'npm run build', 'npm run hosting -- --headers'].map(at);
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

it('it calls only scripts that are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const called = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
  expect(called).toHaveLength(4);
  for (const script of called) expect(scripts).toHaveProperty(script);
});

it('it runs on the Node of the functions', () => {
  const runtime = /NODEJS_(\d+)_X/.exec(read('amplify/functions/bundled-function.ts'))?.[1];
  expect(read('.nvmrc').trim()).toBe(runtime);
});
