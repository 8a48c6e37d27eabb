import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

interface ImportRules {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
}

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const FOLDERS = ['domain', 'amplify', 'src', 'local'] as const;
const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as ImportRules;

export const RULE_NAMES = forbidden.map((rule) => rule.name ?? '');

/** What is checked: folders of a project, and whatever they import. */
export interface Looked {
  readonly baseDir: string;
  readonly folders: readonly string[];
}

export async function inspect({ baseDir, folders }: Looked): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const answer = await cruise(
    [...folders],
    { ...cruiseOptions, baseDir, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(ROOT, 'tsconfig.json')) },
  );
  if (typeof answer.output === 'string') throw new Error('dependency-cruiser answered with text');
  return answer.output;
}

/** Every import that a rule forbids, as `rule: from → to`. */
export const violationsOf = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

/** Names of the rules that the planted violations did not trip: a rule that cannot fail protects nothing. */
export async function rulesThatSleep(): Promise<string[]> {
  const canary = await inspect({ baseDir: path.join(import.meta.dirname, 'canary'), folders: FOLDERS });
  const tripped = new Set(canary.summary.violations.map((violation) => violation.rule.name));
  return RULE_NAMES.filter((name) => !tripped.has(name));
}
