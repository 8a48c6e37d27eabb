import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

export interface BrowserChoice {
  executablePath: string;
  args: string[];
  from: 'CHROMIUM_PATH' | 'installed' | 'playwright' | '@sparticuz/chromium';
}

const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const OTHER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => LINUX_NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...OTHER_PLACES].find((file) => existsSync(file));
}

/** A container without user namespaces cannot start Chromium's sandbox; tests load our own pages only. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

/** Looks for Chromium in the order CHROMIUM_PATH, an installed Chrome, Playwright's own, the npm package. */
export async function findBrowser(): Promise<BrowserChoice> {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return { executablePath: asked, args: ARGS, from: 'CHROMIUM_PATH' };
  const installed = installedBrowser();
  if (installed) return { executablePath: installed, args: ARGS, from: 'installed' };
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { executablePath: own, args: ARGS, from: 'playwright' };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install Chrome, run `npx playwright install chromium`, or set CHROMIUM_PATH.');
  }
  const packaged = await import('@sparticuz/chromium');
  // Its own list of arguments is for Lambda and switches web security off, so it is not used.
  return { executablePath: await packaged.default.executablePath(), args: ARGS, from: '@sparticuz/chromium' };
}
