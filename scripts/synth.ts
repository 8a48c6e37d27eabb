/**
 * Synthesises the backend offline, without an AWS account, and says what is in it.
 *   npx tsx scripts/synth.ts [folder] [--nag]
 * The folder is `.cache/synth/manual` unless named. A template that the CDK finds faulty makes the command fail. With --nag the AWS Solutions rules of cdk-nag run too, and any
 * finding that is neither fixed nor suppressed with a reason makes the command fail.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SYNTH_CONTEXT } from './synth/context';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist', 'cli.mjs');
function synthesise(folder: string, entry: string): void {
  rmSync(folder, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, entry], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(SYNTH_CONTEXT), CDK_OUTDIR: folder },
  });
  if (status === 0) return;
  process.stderr.write(stdout + stderr);
  process.exit(status ?? 1);
}

function countByType(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('template.json'))) {
    const template = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template;
    for (const { Type } of Object.values(template.Resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return counts;
}

/** The findings that cdk-nag wrote beside the templates and nobody has accepted. */
function openFindings(folder: string): string[] {
  const reports = readdirSync(folder).filter((name) => name.endsWith('NagReport.csv'));
  const rows = reports.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return rows.filter((row) => /"(Non-Compliant|UNKNOWN)"/.test(row));
}

const [named] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = resolve(root, named ?? join('.cache', 'synth', 'manual'));
const withNag = process.argv.includes('--nag');

synthesise(folder, withNag ? 'amplify/security/nag.ts' : 'amplify/backend.ts');
if (withNag) {
  const findings = openFindings(folder);
  if (findings.length > 0) {
    process.stderr.write(`${findings.join('\n')}\n`);
    process.exit(1);
  }
}
for (const [type, count] of [...countByType(folder)].sort()) console.log(`${String(count).padStart(4)}  ${type}`);
console.log(`Synthesised to ${folder}${withNag ? '; cdk-nag has nothing left to say' : ''}`);
