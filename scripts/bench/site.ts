import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { say, type Measure } from './measure';

type Chunk = Rollup.OutputChunk & { viteMetadata?: { importedCss?: Set<string> } };

const root = path.resolve(import.meta.dirname, '../..');
const kB = (bytes: number): number => bytes / 1000;
const gzipSize = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

const FOREIGN_TO_PUBLIC =
  /node_modules\/(@?aws-amplify|@aws-sdk|@smithy|@fullcalendar|recharts|chart\.js|uplot|schedule-x|@radix-ui|@tanstack\/(react-)?table)|\/src\/components\/staff\//;
/** The staff kit: its parts, and the packages that nothing else uses. */
const OF_KIT =
  /\/src\/components\/staff\/|node_modules\/(@aws-amplify\/ui|@radix-ui|@floating-ui|@tanstack\/(react-)?table|react-remove-scroll|aria-hidden)/;
const OF_SIGN_IN = /node_modules\/@aws-amplify\/auth\//;
const OF_LIVE_DATA = /node_modules\/@aws-amplify\/(api|data-schema|datastore)/;

class Site {
  constructor(
    private readonly chunks: ReadonlyMap<string, Chunk>,
    private readonly assets: ReadonlyMap<string, Rollup.OutputAsset>,
  ) {}

  /** The chunk itself and what it imports without waiting. */
  closure(starts: readonly Chunk[]): Set<Chunk> {
    const found = new Set<Chunk>();
    const visit = (chunk: Chunk | undefined): void => {
      if (!chunk || found.has(chunk)) return;
      found.add(chunk);
      for (const name of chunk.imports) visit(this.chunks.get(name));
    };
    starts.forEach(visit);
    return found;
  }

  entry(): Chunk {
    const [entry] = [...this.chunks.values()].filter((chunk) => chunk.isEntry);
    if (!entry) throw new Error('The build has no entry');
    return entry;
  }

  /** The lazy chunk of a page, by the file of its route. */
  page(file: RegExp): Chunk {
    const found = [...this.chunks.values()].find((chunk) => file.test(chunk.facadeModuleId ?? ''));
    if (!found) throw new Error(`No chunk of its own for the page ${file.source}`);
    return found;
  }

  lazyChunks(): Chunk[] {
    const initial = this.closure([this.entry()]);
    return [...this.chunks.values()].filter((chunk) => !initial.has(chunk));
  }

  /** What a page loads before any interaction: its own chunks, and the lazy ones that it requests at once. */
  loadedBy(starts: readonly Chunk[], asksFor: (chunk: Chunk) => boolean): Set<Chunk> {
    let loaded = this.closure(starts);
    for (let before = 0; before !== loaded.size;) {
      before = loaded.size;
      const next = [...loaded].flatMap((chunk) => chunk.dynamicImports).flatMap((name) => this.chunks.get(name) ?? []);
      loaded = this.closure([...loaded, ...next.filter(asksFor)]);
    }
    return loaded;
  }

  /** The sign-in itself, without what later pages use for live data. */
  isSignIn(chunk: Chunk): boolean {
    return this.holds(chunk, OF_SIGN_IN) && !this.holds(chunk, OF_LIVE_DATA);
  }

  private holds(chunk: Chunk, modules: RegExp): boolean {
    return [...this.closure([chunk])].some((one) => one.moduleIds.some((id) => modules.test(id)));
  }

  /** The chunks of some pages that hold a part of the staff kit, without those that hold anything of a feature. */
  kitOf(pages: readonly Chunk[]): Chunk[] {
    return [...this.closure(pages)].filter(
      ({ moduleIds }) =>
        moduleIds.some((id) => OF_KIT.test(id)) && !moduleIds.some((id) => /\/src\/(features|app)\//.test(id)),
    );
  }

  cssSize(chunks: Iterable<Chunk>): number {
    const names = new Set([...chunks].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
    return [...names].reduce((sum, name) => sum + gzipSize(this.assets.get(name)?.source ?? ''), 0);
  }
}

const jsSize = (chunks: Iterable<Chunk>): number => [...chunks].reduce((sum, chunk) => sum + gzipSize(chunk.code), 0);

async function buildInMemory(): Promise<Site> {
  const built = await build({ root, logLevel: 'error', build: { write: false } });
  const outputs = [built]
    .flat()
    .flatMap((one) => ('output' in one ? (one.output as (Chunk | Rollup.OutputAsset)[]) : []));
  const chunks = outputs.filter((output): output is Chunk => output.type === 'chunk');
  const assets = outputs.filter((output): output is Rollup.OutputAsset => output.type === 'asset');
  return new Site(
    new Map(chunks.map((chunk) => [chunk.fileName, chunk])),
    new Map(assets.map((asset) => [asset.fileName, asset])),
  );
}

/** Weights of the production build, gzip. */
export async function measureSite(): Promise<Measure[]> {
  say('site: production build');
  const site = await buildInMemory();
  const home = site.closure([site.entry()]);
  const booking = site.closure([site.entry(), site.page(/\/routes\/public\/book[^/]*\.tsx$/)]);
  const signInPage = site.page(/\/routes\/[a-z]+\/sign-in[^/]*\.tsx$/);
  const signIn = site.loadedBy([site.entry(), signInPage], (chunk) => site.isSignIn(chunk));
  const homeWhole = site.loadedBy([site.entry()], (chunk) => /\/features\/shop\//.test(chunk.facadeModuleId ?? ''));
  // The later steps, and rarely used forms, load when the person continues.
  const bookingWhole = site.loadedBy([...booking], (chunk) => /\/book-flow\.tsx$/.test(chunk.facadeModuleId ?? ''));
  const foreign = [...new Set([...homeWhole, ...bookingWhole])]
    .flatMap((chunk) => chunk.moduleIds)
    .filter((id) => FOREIGN_TO_PUBLIC.test(id));
  const kit = site.kitOf(
    ['customers', 'customer', 'settings', 'audit'].map((name) =>
      site.page(new RegExp(`/routes/staff/${name}-route\\.tsx$`)),
    ),
  );
  const lazy = site.lazyChunks().map((chunk) => gzipSize(chunk.code));
  return [
    { name: 'home: initial JS, gzip', value: kB(jsSize(home)), unit: 'kB' },
    { name: 'booking page: initial JS, gzip', value: kB(jsSize(booking)), unit: 'kB' },
    { name: 'home: JS until the free times stand, gzip', value: kB(jsSize(homeWhole)), unit: 'kB' },
    { name: 'booking page: JS until the services stand, gzip', value: kB(jsSize(bookingWhole)), unit: 'kB' },
    { name: 'public pages: CSS, gzip', value: kB(site.cssSize([...homeWhole, ...bookingWhole])), unit: 'kB' },
    { name: 'public pages: modules of Amplify, calendars or charts', value: foreign.length, unit: 'modules' },
    { name: 'sign-in: JS up to the form, gzip', value: kB(jsSize(signIn)), unit: 'kB' },
    { name: 'staff kit: JS, gzip', value: kB(jsSize(kit)), unit: 'kB' },
    { name: 'staff kit: CSS, gzip', value: kB(site.cssSize(kit)), unit: 'kB' },
    { name: 'largest lazy chunk, gzip', value: kB(Math.max(0, ...lazy)), unit: 'kB' },
  ];
}
