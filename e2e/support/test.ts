import { test as base, expect, type Page } from '@playwright/test';

/** Playwright's test; a script error on a page, or anything its content security policy stops, fails the test. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(error.error().message));
      context.on('console', (message) => {
        if (/Content Security Policy|TrustedScript/.test(message.text())) faults.push(message.text());
      });
      await use(faults);
      expect(faults, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Page };
