/**
 * Synthesises the backend offline, without an AWS account, and says what is in it.
 *   npm run synth -- [folder] [--branch] [--nag]
 * The folder is `.cache/synth/manual` unless named. It is a developer's sandbox, or with --branch a deployment of the
 * branch `main`, which needs its variables (docs/deploy.md). With --nag the AWS Solutions rules of cdk-nag run too, and
 * any finding that is neither fixed nor suppressed with a reason makes the command fail. So does a function whose code is
 * other than what the local runtime makes of it.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { functionDefinitions } from '../local/functions/definitions';
import { nameOf, propertiesOf } from '../local/synth/evaluate';
import { DEFAULT_FACTS } from '../local/synth/physical';
import { assetsOf, loadStacks, resourcesOf } from '../local/synth/stacks';
import { PROJECT_ROOT, runBackend, synthesise } from '../local/synth/synth';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

function countByType(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('template.json'))) {
    const template = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template;
    for (const { Type } of Object.values(template.Resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return counts;
}

/** The findings that cdk-nag wrote next to the templates and no one has accepted. */
function openFindings(folder: string): string[] {
  const reports = readdirSync(folder).filter((name) => name.endsWith('NagReport.csv'));
  const rows = reports.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return rows.filter((row) => /"(Non-Compliant|UNKNOWN)"/.test(row));
}

interface Code {
  readonly S3Key?: string;
}

/** Functions whose code in the templates differs from what the local runtime runs. */
async function unlikeLocal(folder: string): Promise<string[]> {
  const [assets, root, local] = await Promise.all([assetsOf(folder), loadStacks(folder), synthesise()]);
  const definitions = await functionDefinitions(local, DEFAULT_FACTS);
  const uploaded = new Map(
    resourcesOf(root, 'AWS::Lambda::Function').map((placed) => {
      const { S3Key = '' } = propertiesOf<{ Code?: Code }>(placed).Code ?? {};
      return [nameOf(placed), join(assets.get(S3Key.replace(/\.zip$/, '')) ?? folder, 'index.mjs')];
    }),
  );
  return definitions
    .filter(({ name, bundle }) => {
      const file = uploaded.get(name);
      return file === undefined || !existsSync(file) || !readFileSync(file).equals(readFileSync(bundle));
    })
    .map(({ name }) => `${name}: its code is not what the local runtime runs`);
}

async function main(flags: readonly string[], named: string | undefined): Promise<void> {
  const folder = resolve(PROJECT_ROOT, named ?? join('.cache', 'synth', 'manual'));
  const withNag = flags.includes('--nag');
  rmSync(folder, { recursive: true, force: true });
  await runBackend({
    outputFolder: folder,
    variant: flags.includes('--branch') ? 'branch' : 'sandbox',
    settings: process.env,
    ...(withNag ? { entry: 'amplify/wiring/nag.ts' } : {}),
  });
  const findings = [...(withNag ? openFindings(folder) : []), ...(await unlikeLocal(folder))];
  if (findings.length > 0) throw new Error(findings.join('\n'));
  for (const [type, count] of [...countByType(folder)].sort()) console.log(`${String(count).padStart(4)}  ${type}`);
  console.log(`Synthesised to ${folder}${withNag ? '; cdk-nag has nothing left to say' : ''}`);
}

const given = process.argv.slice(2);
const flags = given.filter((argument) => argument.startsWith('--'));
const [named] = given.filter((argument) => !argument.startsWith('--'));
main(flags, named).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
