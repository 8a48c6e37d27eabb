import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const LAYOUTS = join(dirname(fileURLToPath(import.meta.url)), '..', 'amplify', 'outgoing', 'layouts');

/** The email layouts. One serves all: with a visit, a code to type or a button as needed. */
export const MAIL_LAYOUTS = ['mail'] as const;
type MailLayout = (typeof MAIL_LAYOUTS)[number];

/**
 * Colours in the source that are replaced by the shop's own: MJML checks colours, so it does not accept placeholders.
 */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/#0f5c63/gi, '{{accent}}'],
  [/#fefefe/gi, '{{accentInk}}'],
];

/**
 * Compiles an email layout to the module that the functions bundle; rendering at run time would cost 243 ms per start.
 */
export async function compileMail(layout: MailLayout): Promise<string> {
  const source = await readFile(join(LAYOUTS, `${layout}.mjml`), 'utf8');
  const { html, errors } = await mjml2html(source, {
    validationLevel: 'strict',
    // By default it would load Roboto from Google, and tell Google who reads the email.
    fonts: {},
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  const compact = html
    .replace(/>\s+</g, '><')
    .replace(/\s{2,}/g, ' ')
    // The formatter puts spaces into the source's placeholders; `fill` knows them without.
    .replace(/\{\{\s*([#/]?\w+)\s*\}\}/g, '{{$1}}')
    .trim();
  const filled = PLACES.reduce((text, [colour, place]) => text.replace(colour, place), compact);
  return `// Made from ${layout}.mjml by \`npm run mail\`. Do not edit.\nexport const ${layout.toUpperCase()}_HTML =\n  ${JSON.stringify(filled)};\n`;
}

export const compiledMail = (layout: MailLayout): string => join(LAYOUTS, `${layout}-html.ts`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const layout of MAIL_LAYOUTS) await writeFile(compiledMail(layout), await compileMail(layout));
}
