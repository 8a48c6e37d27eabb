import { readFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

// Writes the public pages as HTML, so that they stand on the screen before any script has run. Run after `vite build`.

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const serverOutput = path.join(root, '.cache', 'prerender');

interface Page {
  readonly file: string;
  readonly location: string;
  readonly title?: string;
  readonly description?: string;
}

const PAGES: readonly Page[] = [
  { file: 'index.html', location: '/' },
  {
    file: 'services/index.html',
    location: '/services',
    title: 'Services and prices · Workbay',
    description: 'Fixed prices and durations for services and repairs. Choose one and book a free time online.',
  },
  {
    file: 'book/index.html',
    location: '/book',
    title: 'Book a repair · Workbay',
    description: 'Choose a service and a free time, tell us about your car, done. No account needed.',
  },
];

async function renderer(): Promise<(location: string) => string> {
  await build({
    root,
    logLevel: 'error',
    build: { ssr: 'src/prerender-entry.tsx', outDir: serverOutput, emptyOutDir: true },
  });
  const module = (await import(pathToFileURL(path.join(serverOutput, 'prerender-entry.js')).href)) as {
    renderPage: (location: string) => string;
  };
  return module.renderPage;
}

/** Styles go into the page: one request less before anything can be painted. */
async function withStylesInside(html: string): Promise<string> {
  const links = [...html.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g)];
  let inlined = html;
  for (const [link, href = ''] of links) {
    const css = await readFile(path.join(dist, href), 'utf8');
    inlined = inlined.replace(link, () => `<style>${css.trim()}</style>`);
  }
  return inlined;
}

function pageOf(shell: string, page: Page, body: string): string {
  let html = shell.replace('<!--app-->', () => body);
  if (page.title) html = html.replace(/<title>[^<]*<\/title>/, () => `<title>${page.title ?? ''}</title>`);
  if (page.description) {
    html = html.replace(
      /(<meta\s+name="description"\s+content=")[^"]*/,
      (_match, start: string) => start + (page.description ?? ''),
    );
  }
  return html;
}

const render = await renderer();
const built = await readFile(path.join(dist, 'index.html'), 'utf8');
const shell = await withStylesInside(built);
// Every address that is no file is answered with this page: it holds no public page's content.
await writeFile(path.join(dist, 'app.html'), shell.replace('<!--app-->', ''));
for (const page of PAGES) {
  const file = path.join(dist, page.file);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, pageOf(shell, page, render(page.location)));
}
await rm(serverOutput, { recursive: true });
process.stdout.write(`prerendered ${PAGES.map(({ location }) => location).join(' ')}\n`);
