import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FunctionDefinition, functionDefinitions } from '../../local/functions/definitions';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';
import { median, say, type Measure } from './measure';

const RUNS = 9;

/** One import in a separate process: the module cache and the compiler start cold, as in a fresh Lambda. */
function coldImportMs(bundle: string): number {
  const code = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(bundle).href)});
    process.stdout.write(String(performance.now() - t)); process.exit(0)`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    // Not the function's own environment: a cold import is code, and reads no secret over the network.
    env: { PATH: process.env['PATH'] ?? '', AWS_REGION: 'us-east-1', NODE_NO_WARNINGS: '1' },
  });
  return Number(output);
}

/** How much of a function is uploaded, and read at each cold start. */
export const weightOf = ({ name, bundle }: Pick<FunctionDefinition, 'name' | 'bundle'>): Measure => ({
  name: `function ${name}: bundle`,
  value: statSync(path.resolve(bundle)).size / 1000,
  unit: 'kB',
});

/** Size and cold import time of each function, as its deployed bundle. */
export async function measureFunctions(): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { name, bundle } of await functionDefinitions(await synthesise(), DEFAULT_FACTS)) {
    say(`function ${name}: ${RUNS} cold imports`);
    const times = Array.from({ length: RUNS }, () => coldImportMs(bundle));
    measures.push(weightOf({ name, bundle }), {
      name: `function ${name}: cold import`,
      value: median(times),
      unit: 'ms',
    });
  }
  return measures;
}
