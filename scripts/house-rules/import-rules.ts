import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Looked, inspect, violationsOf } from '../check/imports';
import { ROOT, copyFolder } from './copies';
import { houseRule } from './house-rule';

/** An area with everything it imports; without its tests, which import files outside the copy. */
function copyOf({ folders }: Looked, name: string): Looked {
  const baseDir = copyFolder(name);
  for (const folder of ['domain', 'amplify']) {
    const filter = (file: string) => !/\.test\.tsx?$/.test(file);
    cpSync(path.join(ROOT, folder), path.join(baseDir, folder), { recursive: true, filter });
  }
  for (const file of ['package.json', 'tsconfig.json']) cpSync(path.join(ROOT, file), path.join(baseDir, file));
  return { baseDir, folders };
}

interface Planted {
  readonly rule: string;
  readonly area: string;
  readonly file: string;
  readonly line: string;
}

const withLine = (real: Looked, { rule, file, line }: Planted): Looked => {
  const copy = copyOf(real, rule);
  const planted = path.join(copy.baseDir, file);
  writeFileSync(planted, `${line}\n${readFileSync(planted, 'utf8')}`);
  return copy;
};

/** One import too many, in an existing area. */
const importRule = (planted: Planted, { name, broken, to }: Readonly<Record<'name' | 'broken' | 'to', string>>) =>
  houseRule({
    ...{ name, broken, where: 'scripts/check-imports.ts', by: 'violationsOf' },
    real: (): Looked => ({ baseDir: ROOT, folders: [`amplify/areas/${planted.area}`] }),
    check: async (looked) => violationsOf(await inspect(looked)),
    breaks: (real) => withLine(real, planted),
    says: `${planted.rule}: ${planted.file} → ${to}`,
  });

export const IMPORT_RULES = [
  importRule(
    {
      rule: 'areas-meet-in-facts-and-parts',
      area: 'notices',
      file: 'amplify/areas/notices/store/notices.ts',
      line: `import '../../customers/store/customers';`,
    },
    {
      name: 'areas meet in facts and parts',
      broken: 'the store of `notices` imports the store of `customers`',
      to: 'amplify/areas/customers/store/customers.ts',
    },
  ),
  importRule(
    {
      rule: 'only-delivery-sends-mail',
      area: 'notices',
      file: 'amplify/areas/notices/store/notices.ts',
      line: `import '../../../gateways/ses';`,
    },
    {
      name: 'only delivery sends mail',
      broken: 'the store of `notices` imports the gateway of SES',
      to: 'amplify/gateways/ses.ts',
    },
  ),
];
