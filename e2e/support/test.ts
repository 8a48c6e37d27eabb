import { test as base, expect, type Page } from '@playwright/test';

/** Amplify always opens wss://; the local cloud speaks ws:// on the loopback interface. Only tests and `npm start` need this. */
function speakPlainWebSocketLocally(): void {
  window.WebSocket = new Proxy(window.WebSocket, {
    construct: (target, [url, protocols]: [string | URL, string | string[] | undefined]) =>
      new target(String(url).replace(/^wss:\/\/127\.0\.0\.1/, 'ws://127.0.0.1'), protocols),
  });
}

/** Playwright's test; a page on which a script fails fails the test. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      await context.addInitScript(speakPlainWebSocketLocally);
      context.on('weberror', (error) => faults.push(error.error().message));
      await use(faults);
      expect(faults, 'uncaught errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Page };
