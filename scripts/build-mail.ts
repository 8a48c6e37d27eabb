import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const MAIL = join(dirname(fileURLToPath(import.meta.url)), '..', 'amplify', 'outgoing');

/** The layouts of mails: of a visit, and of a few plain words. */
export const MAIL_LAYOUTS = ['visit', 'notice'] as const;
type MailLayout = (typeof MAIL_LAYOUTS)[number];

/** Compiles a mail layout to the module that the functions bundle; rendering at run time would cost 243 ms a start. */
export async function compileMail(layout: MailLayout): Promise<string> {
  const source = await readFile(join(MAIL, `${layout}.mjml`), 'utf8');
  const { html, errors } = await mjml2html(source, { validationLevel: 'strict' });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  const compact = html
    .replace(/>\s+</g, '><')
    .replace(/\s{2,}/g, ' ')
    // The formatter puts spaces into the places of the source; `fill` knows them without.
    .replace(/\{\{\s*(\w+)\s*\}\}/g, '{{$1}}')
    .trim();
  return `// Made from ${layout}.mjml by \`npm run mail\`. Do not edit.\nexport const ${layout.toUpperCase()}_HTML =\n  ${JSON.stringify(compact)};\n`;
}

export const compiledMail = (layout: MailLayout): string => join(MAIL, `${layout}-html.ts`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const layout of MAIL_LAYOUTS) await writeFile(compiledMail(layout), await compileMail(layout));
}
