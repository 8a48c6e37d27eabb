import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

interface ImportRules {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
}

const root = path.resolve(import.meta.dirname, '..');
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as ImportRules;

async function inspect(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const answer = await cruise(
    folders,
    { ...cruiseOptions, baseDir, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(root, 'tsconfig.json')) },
  );
  if (typeof answer.output === 'string') throw new Error('dependency-cruiser answered with text');
  return answer.output;
}

/** Names of the rules that the planted violations did not trip: a rule that cannot fail protects nothing. */
async function rulesThatSleep(): Promise<string[]> {
  const canary = await inspect(path.join(import.meta.dirname, 'check/canary'), ['domain', 'amplify', 'src', 'local']);
  const tripped = new Set(canary.summary.violations.map((violation) => violation.rule.name));
  return forbidden.map((rule) => rule.name ?? '').filter((name) => !tripped.has(name));
}

const real = await inspect(root, ['domain', 'amplify', 'src', 'local']);
const ownModules = real.modules.filter((module) => /^(domain|amplify|src|local)\//.test(module.source)).length;
const asleep = await rulesThatSleep();

for (const violation of real.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
for (const name of asleep)
  console.error(`${name}: did not notice the violation planted for it in scripts/check/canary`);
if (ownModules === 0) console.error('No module was looked at: the import check is not working.');

const failures = real.summary.violations.length + asleep.length + (ownModules === 0 ? 1 : 0);
console.log(
  `Import rules: ${ownModules} modules, ${forbidden.length} rules (each tripped by its canary), ${failures} failures`,
);
process.exitCode = failures === 0 ? 0 : 1;
