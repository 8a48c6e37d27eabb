import { ESLint, Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './copies';
import { houseRule } from './house-rule';

interface Source {
  readonly file: string;
  readonly text: string;
}

interface Config extends Linter.Config {
  readonly plugins: NonNullable<Linter.Config['plugins']>;
  readonly rules: Partial<Linter.RulesRecord>;
}

/** Whether a plugin's rule needs the types of the whole project. */
function needsTypes({ plugins }: Config, id: string): boolean {
  const [plugin = '', name = ''] = id.split('/');
  const docs = plugins[plugin]?.rules?.[name]?.meta?.docs as { requiresTypeChecking?: boolean } | undefined;
  return docs?.requiresTypeChecking === true;
}

/**
 * What `eslint.config.mjs` says about a file with this text, as ESLint itself resolves it for the file. Rules that need
 * types are left out: reading the project's types takes longer than everything else here.
 */
async function lintFaults({ file, text }: Source): Promise<string[]> {
  const config = (await new ESLint({ cwd: ROOT }).calculateConfigForFile(path.join(ROOT, file))) as Config;
  const rules = Object.entries(config.rules).filter(([id]) => !needsTypes(config, id));
  const { parser } = config.languageOptions as { parser: Linter.Parser };
  const light: Linter.Config = {
    files: ['**/*.ts'],
    plugins: config.plugins,
    languageOptions: { parser },
    rules: Object.fromEntries(rules),
  };
  const messages = new Linter({ cwd: ROOT }).verify(text, [light], path.join(ROOT, file));
  return messages.map(({ ruleId, message }) => `${ruleId ?? 'ESLint'}: ${message}`);
}

interface Planted {
  readonly file: string;
  readonly line: string;
}

const lintRule = (
  { file, line }: Planted,
  { rule, ...words }: Readonly<Record<'name' | 'broken' | 'rule' | 'says', string>>,
) =>
  houseRule({
    ...{ ...words, where: 'eslint.config.mjs', by: rule },
    real: (): Source => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }),
    check: lintFaults,
    breaks: ({ text }) => ({ file, text: `${text}${line}\n` }),
    says: words.says,
  });

export const LINT_RULES = [
  lintRule(
    {
      file: 'domain/shared/mailbox.ts',
      line: String.raw`export const isList = (text: string) => /^(\w+,?)+$/.test(text);`,
    },
    {
      name: 'no pattern hangs on a long text',
      broken: '`mailbox.ts` gets a pattern with a repeat inside a repeat',
      rule: 'regexp/no-super-linear-backtracking',
      says: 'regexp/no-super-linear-backtracking',
    },
  ),
  lintRule(
    { file: 'domain/outgoing/quiet-hours.ts', line: `export const isNow = (): boolean => Date.now() > 0;` },
    {
      name: 'rules know no clock',
      broken: '`quiet-hours.ts` asks for the time itself',
      rule: 'no-restricted-properties',
      says: 'Pass `now` in.',
    },
  ),
  lintRule(
    {
      file: 'src/shared/messages/use-messages.ts',
      line: `export const useAll = () => useQuery({ queryKey: ['messages'], queryFn: readMessageKinds });`,
    },
    {
      name: 'query keys are named in one file',
      broken: '`use-messages.ts` writes a key of its own',
      rule: 'namedQueryKeys',
      says: 'Name the key in src/lib/query-keys.ts.',
    },
  ),
];
