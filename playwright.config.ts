import { defineConfig } from '@playwright/test';
import { freePort } from './local/engine/free-port';
import { findBrowser } from './scripts/site/find-browser';

// The file is read again in every worker: the first reading chooses, the environment tells the others.
process.env['WORKBAY_E2E_SITE'] ??= String(await freePort());
process.env['WORKBAY_E2E_CONTROL'] ??= String(await freePort());
const browser = await findBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${process.env['WORKBAY_E2E_SITE']}`,
    // Far from the shop's zone on purpose: the hour on the page must be the shop's, not the visitor's.
    timezoneId: 'America/Los_Angeles',
    locale: 'en-AU',
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
  },
  projects: [
    {
      name: 'phone',
      testMatch: /e2e\/customer\//,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    {
      name: 'desktop',
      testIgnore: /e2e\/customer\//,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
  webServer: {
    command: 'node --import tsx e2e/support/serve.ts',
    url: `http://127.0.0.1:${process.env['WORKBAY_E2E_CONTROL']}/ready`,
    timeout: 180_000,
    stdout: 'pipe',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
