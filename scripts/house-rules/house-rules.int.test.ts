import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesise } from '../../local/synth/synth';
import { ROOT, removeCopies } from './copies';
import type { HouseRule } from './house-rule';
import { IMPORT_RULES } from './import-rules';
import { LINT_RULES } from './lint-rules';
import { OPERATION_RULES } from './operation-rules';
import { PEOPLE_RULES } from './people-rules';
import { TEMPLATE_RULES } from './template-rules';
import { TEXT_RULES } from './text-rules';

const RULES: readonly HouseRule[] = [
  ...IMPORT_RULES,
  ...OPERATION_RULES,
  ...PEOPLE_RULES,
  ...TEMPLATE_RULES,
  ...TEXT_RULES,
  ...LINT_RULES,
];

/** As much of a check's output as fits one line. */
const LONGEST = 140;

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const said: string[] = [];

beforeAll(async () => {
  await synthesise();
  await synthesise('branch');
}, 300_000);

afterAll(() => {
  removeCopies();
  process.stdout.write(`${said.length} rules broken on purpose, each caught:\n${said.join('\n')}\n`);
});

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('finds nothing in the project as it is', async () => {
    expect(await rule.faultsOfHouse()).toEqual([]);
  });

  it(`names the fault when ${rule.broken}`, async () => {
    const faults = await rule.faultsWhenBroken();
    expect(faults).toEqual([expect.stringContaining(rule.says)]);
    said.push(`  ${name}: ${rule.broken} → ${faults.join(', ').trim().replace(/\s+/g, ' ').slice(0, LONGEST)}`);
  });

  it('is checked here by the same means as in its own test', () => {
    expect(read(rule.where)).toContain(rule.by);
  });
});

it('the page about tests lists these rules, where each is checked and how it is broken', () => {
  const rows = read('docs/testing.md')
    .split('## Rules that are broken on purpose')[1]
    ?.split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .slice(2);
  expect(rows).toEqual(RULES.map(({ name, where, broken }) => [name, `\`${where}\``, broken]));
});
