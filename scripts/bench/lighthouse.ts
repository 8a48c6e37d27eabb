import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { freePort } from '../../local/engine/free-port';
import { findBrowser } from '../site/find-browser';
import { median, say, type Measure } from './measure';

const RUNS = 5;
const READY_WITHIN_MS = 180_000;
const root = path.resolve(import.meta.dirname, '../..');

const PAGES = [
  { name: 'home', at: '/', only: undefined },
  { name: 'booking', at: '/book', only: undefined },
  { name: 'staff sign-in', at: '/staff', only: ['performance'] },
] as const;

interface Score {
  part: string;
  unit: string;
  value: number;
}

/** The production build and its local cloud in a process of their own, so that they do not share the page's core. */
async function serveWorkshop(): Promise<{ url: string; child: ChildProcess }> {
  const [site, control] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/support/serve.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, WORKBAY_E2E_SITE: String(site), WORKBAY_E2E_CONTROL: String(control) },
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${control}/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { url: `http://127.0.0.1:${site}`, child };
    await pause(250);
  }
  child.kill('SIGTERM');
  throw new Error('The site did not come up');
}

async function audit(url: string, browserPort: number): Promise<Score[]> {
  const run = await lighthouse(url, {
    port: browserPort,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  if (!run) throw new Error(`Lighthouse gave nothing for ${url}`);
  const { categories, audits, runtimeError } = run.lhr;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const points = (id: string): number => Math.round((categories[id]?.score ?? 0) * 100);
  for (const failed of Object.values(audits).filter(({ score }) => score !== null && score < 0.9)) {
    if (process.env['WORKBAY_BENCH_WHY']) say(`  ${url} ${failed.id}: ${failed.displayValue ?? failed.title}`);
  }
  return [
    { part: 'performance', unit: 'points', value: points('performance') },
    { part: 'accessibility', unit: 'points', value: points('accessibility') },
    { part: 'best practices', unit: 'points', value: points('best-practices') },
    { part: 'SEO', unit: 'points', value: points('seo') },
    { part: 'LCP', unit: 's', value: (audits['largest-contentful-paint']?.numericValue ?? Number.NaN) / 1000 },
    { part: 'CLS', unit: 'shift', value: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN },
  ];
}

/** A new browser for each run: nothing is warm, as on a first visit. */
async function auditOnce(url: string): Promise<Score[]> {
  const browser = await findBrowser();
  const chrome = await chromeLauncher.launch({
    chromePath: browser.executablePath,
    chromeFlags: ['--headless=new', ...browser.args],
    logLevel: 'silent',
  });
  try {
    return await audit(url, chrome.port);
  } finally {
    chrome.kill();
  }
}

async function measurePage(page: (typeof PAGES)[number], site: string): Promise<Measure[]> {
  const runs: Score[][] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    runs.push(await auditOnce(site + page.at));
    say(`lighthouse ${page.name}: run ${run} of ${RUNS}, performance ${runs.at(-1)?.[0]?.value}`);
  }
  const parts = runs[0] ?? [];
  return parts
    .map(({ part, unit }, index) => ({
      name: `lighthouse ${page.name}: ${part}`,
      unit,
      value: median(runs.map((scores) => scores[index]?.value ?? Number.NaN)),
    }))
    .filter((_, index) => page.only === undefined || page.only.some((part) => part === parts[index]?.part));
}

/** Lighthouse, mobile, median of five, on the production build served as Amplify Hosting serves it. */
export async function measureLighthouse(): Promise<Measure[]> {
  const { url, child } = await serveWorkshop();
  try {
    const measures: Measure[] = [];
    for (const page of PAGES) measures.push(...(await measurePage(page, url)));
    return measures;
  } finally {
    child.kill('SIGTERM');
  }
}
