import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Rollup, build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operationsPlugin } from './operations-plugin';

const project = path.resolve(import.meta.dirname, '../..');
const imports = `
import * as v from '${project}/node_modules/valibot';
import { command, get, list, shown, signal } from '${project}/amplify/kernel/declare';
import { wholeNumber } from '${project}/amplify/kernel/fields';
`;
const DECLARED = `${imports}
export const weighCar = command({ needs: 'vehicle:edit', asks: { kilos: wholeNumber(1, 9000) }, answers: { axles: v.number() } });
export const washCar = command({ needs: 'vehicle:edit', asks: {}, answers: {} });
export const getScale = get({ model: 'Scale', key: { scaleId: 'ID' }, needs: 'anyone', shows: shown(\`scaleId
    name\`) });
export const heard = signal({ root: 'Subscription', needs: 'calendar:read' });
`;

let root: string;
let operations: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'operations-')));
  mkdirSync(path.join(root, 'amplify/areas/scales'), { recursive: true });
  operations = path.join(root, 'amplify/areas/scales/operations.ts');
  writeFileSync(operations, DECLARED);
});
afterEach(() => rmSync(root, { recursive: true }));

/** The chunks of a site whose pages have these texts. */
async function built(pages: Readonly<Record<string, string>>): Promise<Map<string, Rollup.OutputChunk>> {
  for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(root, `${name}.ts`), text);
  const input = Object.fromEntries(Object.keys(pages).map((name) => [name, path.join(root, `${name}.ts`)]));
  const answer = await build({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [operationsPlugin()] },
    build: { write: false, minify: false, modulePreload: { polyfill: false }, rollupOptions: { input } },
  });
  const outputs = [answer].flat().flatMap((one) => ('output' in one ? [...one.output] : []));
  return new Map(outputs.flatMap((one) => (one.type === 'chunk' ? [[one.name, one]] : [])));
}

const importing = (name: string): string =>
  `import { ${name} } from './amplify/areas/scales/operations';\nconsole.log(${name});\n`;

describe('an operation in a page', () => {
  it('becomes its document, with nothing of its schema', async () => {
    const code = (await built({ page: importing('weighCar') })).get('page')?.code ?? '';
    expect(code).toContain('"kilos": "Int!"');
    expect(code).toContain('"root": "mutation"');
    expect(code).not.toMatch(/maxValue|9000|valibot|vehicle:edit|axles/);
    expect(code.length).toBeLessThan(500);
  });

  it('has its fields on one line', async () => {
    const code = (await built({ page: importing('getScale') })).get('page')?.code ?? '';
    expect(code).toContain('"selection": "scaleId name"');
  });

  it('brings no other operation along, and gets no separate file', async () => {
    const chunks = await built({ one: importing('weighCar'), two: importing('washCar') });
    expect(chunks.get('one')?.code).not.toContain('washCar');
    expect(chunks.get('two')?.code).not.toContain('weighCar');
    expect([...chunks.keys()]).toEqual(['one', 'two']);
    expect([...chunks.values()].map(({ code }) => code).join('')).not.toContain('getScale');
  });
});

describe('a declaration without a possible document stops the build', () => {
  it('because the API has no word for what it asks', async () => {
    writeFileSync(
      operations,
      `${DECLARED} export const odd = command({ needs: 'anyone', asks: { when: v.date() }, answers: {} });`,
    );
    await expect(built({ page: importing('weighCar') })).rejects.toThrow('odd has no wire form');
  });

  it('because it is not a declaration', async () => {
    writeFileSync(operations, `${DECLARED} export const LIMIT = 5;`);
    await expect(built({ page: importing('weighCar') })).rejects.toThrow('LIMIT declares no operation');
  });

  it('because it is a signal, which no page sends', async () => {
    await expect(built({ page: importing('heard') })).rejects.toThrow('heard');
  });
});

it('a page in development sees an operation as last edited, including what it imports', async () => {
  const shared = path.join(path.dirname(operations), 'limits.ts');
  writeFileSync(shared, `export const FIELDS = 'scaleId';`);
  writeFileSync(
    operations,
    `${DECLARED} import { FIELDS } from './limits';
    export const listScales = list({ model: 'Scale', key: { shopId: 'ID' }, needs: 'anyone', shows: shown(FIELDS) });`,
  );
  const server = await createServer({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [operationsPlugin()], appType: 'custom' },
    server: { middlewareMode: true, ws: false },
  });
  try {
    const seen = async () => (await server.transformRequest(`${operations}?for=page.ts`))?.code;
    expect(await seen()).toContain('"selection": "scaleId"');
    expect(await seen()).toContain('"Int!"');
    writeFileSync(shared, `export const FIELDS = 'scaleId label';`);
    await vi.waitFor(async () => expect(await seen()).toContain('"scaleId label"'), 10_000);
    writeFileSync(operations, DECLARED.replace('wholeNumber(1, 9000)', 'v.number()'));
    await vi.waitFor(async () => expect(await seen()).toContain('"Float!"'), 10_000);
  } finally {
    await server.close();
  }
});
