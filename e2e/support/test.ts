import { test as base, expect, type Page } from '@playwright/test';

/** Playwright's test; a page on which a script fails fails the test. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(error.error().message));
      await use(faults);
      expect(faults, 'uncaught errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Page };
