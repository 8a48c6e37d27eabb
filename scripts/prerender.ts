import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { bootingLater } from './site/boot';
import { type Page, PRERENDERED } from './site/pages';

// Writes the public pages as HTML, so that they are on the screen before any script has run. Run after `vite build`.

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const serverOutput = path.join(root, '.cache', 'prerender');

async function renderer(): Promise<(location: string) => Promise<string>> {
  await build({
    root,
    logLevel: 'error',
    build: { ssr: 'src/prerender-entry.tsx', outDir: serverOutput, emptyOutDir: true },
  });
  const module = (await import(pathToFileURL(path.join(serverOutput, 'prerender-entry.js')).href)) as {
    renderPage: (location: string) => Promise<string>;
  };
  return module.renderPage;
}

/** Inlines the styles: one request fewer before anything can be painted. */
async function withStylesInside(html: string): Promise<string> {
  const links = [...html.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g)];
  let inlined = html;
  for (const [link, href = ''] of links) {
    const css = await readFile(path.join(dist, href), 'utf8');
    inlined = inlined.replace(link, () => `<style>${css.trim()}</style>`);
  }
  return inlined;
}

/** The lazy styles of a route, which would otherwise come after its HTML and shift its layout. */
async function stylesOf(route: string): Promise<string> {
  const names = await readdir(path.join(dist, 'assets'));
  const own = names.filter((name) => name.startsWith(`${route}-`) && name.endsWith('.css'));
  const texts = await Promise.all(own.map((name) => readFile(path.join(dist, 'assets', name), 'utf8')));
  return texts.map((css) => `<style>${css.trim()}</style>`).join('');
}

async function pageOf(shell: string, page: Page, body: string): Promise<string> {
  const { title, description } = page;
  let html = bootingLater(shell).replace('<!--app-->', () => body);
  if (page.stylesOf) {
    const styles = await stylesOf(page.stylesOf);
    html = html.replace('</head>', () => `${styles}</head>`);
  }
  if (title) html = html.replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`);
  if (description) {
    html = html.replace(
      /(<meta\s+name="description"\s+content=")[^"]*/,
      (_match, start: string) => start + description,
    );
  }
  return html;
}

const render = await renderer();
const built = await readFile(path.join(dist, 'index.html'), 'utf8');
const shell = await withStylesInside(built);
// Every address that is not a file gets this page: it has no public page's content.
await writeFile(path.join(dist, 'app.html'), shell.replace('<!--app-->', ''));
for (const page of PRERENDERED) {
  const file = path.join(dist, page.file);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await pageOf(shell, page, await render(page.location)));
}
await rm(serverOutput, { recursive: true });
process.stdout.write(`prerendered ${PRERENDERED.map(({ location }) => location).join(' ')}\n`);
