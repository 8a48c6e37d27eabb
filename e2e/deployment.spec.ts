import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveSite, type SiteServer } from '../scripts/site/site-server';
import { builtSite, type BuiltSite } from './support/control';
import { expect, test, type Page } from './support/test';

const A_MINUTE_LATER = "sessionStorage.removeItem('workbay.reloaded-at')";

let built: BuiltSite;
let folders: string;
let site: SiteServer | undefined;

test.beforeAll(async () => {
  built = await builtSite();
  folders = mkdtempSync(path.join(tmpdir(), 'workbay-deployments-'));
});
test.afterEach(async () => {
  await site?.stop();
  site = undefined;
});
test.afterAll(() => rmSync(folders, { recursive: true }));

/** Another build of the same site: every file below /assets/ has a new name. */
function anotherBuild(name: string): string {
  const folder = copyOfBuild(name);
  const assets = path.join(folder, 'assets');
  const names = readdirSync(assets).map((old) => [old, old.replace(/(\.\w+)$/, '-next$1')] as const);
  const renamed = (text: string) => names.reduce((all, [old, next]) => all.replaceAll(old, next), text);
  for (const [old, next] of names) renameSync(path.join(assets, old), path.join(assets, next));
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    const at = path.join(folder, file);
    writeFileSync(at, renamed(readFileSync(at, 'utf8')));
  }
  return folder;
}

function copyOfBuild(name: string): string {
  const folder = path.join(folders, name);
  cpSync(built.folder, folder, { recursive: true });
  return folder;
}

/** Replaces the previous build with this one. */
async function deploy(folder: string): Promise<string> {
  const port = site ? Number(new URL(site.url).port) : 0;
  await site?.stop();
  site = await serveSite({ folder, outputs: built.outputs, port });
  return site.url;
}

const signInHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' });
const openSignIn = (page: Page) => page.getByRole('link', { name: 'Sign in' }).first().click();

/** Counts how often the browser asks for a page, from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  return () => loads;
}

test('a page from before a deployment still works after it, and after a rollback', async ({ page }) => {
  const [first, second] = [copyOfBuild('first'), anotherBuild('second')];
  await page.goto(await deploy(first));
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  const loads = countLoads(page);
  await page.waitForLoadState('networkidle');

  await deploy(second);
  await openSignIn(page);
  await expect(signInHeading(page)).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(loads()).toBe(1);

  await page.goBack();
  await page.reload();
  await page.waitForLoadState('networkidle');
  await page.evaluate(A_MINUTE_LATER);
  await deploy(first);
  await page.getByRole('link', { name: 'Services' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Services' })).toBeVisible();
  // What could not be found while the second build was up is there again.
  await openSignIn(page);
  await expect(signInHeading(page)).toBeVisible();
});

test('a part that is lost for good says so after one more load', async ({ page }) => {
  const folder = copyOfBuild('incomplete');
  for (const name of readdirSync(path.join(folder, 'assets'))) {
    if (name.startsWith('sign-in-route-')) rmSync(path.join(folder, 'assets', name));
  }
  await page.goto(await deploy(folder));
  const loads = countLoads(page);
  await openSignIn(page);
  await expect(page.getByRole('heading', { level: 1, name: 'This did not load' })).toBeVisible();
  expect(loads()).toBe(1);
});
