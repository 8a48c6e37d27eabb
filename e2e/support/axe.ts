import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Page } from './test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it is, apart from `without`. Passing checks are left out: reporting them takes
 * longer than the search.
 */
export async function findings(page: Page, without: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (left) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const rules = Object.fromEntries(left.map((rule) => [rule, { enabled: false }]));
    const { violations } = await axe.run({ resultTypes: ['violations'], rules });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  }, without);
}

/** Waits until nothing on the page moves. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // An inherited colour changes step by step, each after the one above: only several frames without an animation mean
    // the end. Animations in a closed `details` never end, because it is not drawn; none of ours takes longer than a
    // second.
    const isMoving = () => document.getAnimations().some(({ playState }) => playState === 'running');
    const end = performance.now() + 1000;
    for (let still = 0; still < 3 && performance.now() < end; still = isMoving() ? 0 : still + 1) {
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Checks the page as it is: axe finds nothing, and it is no wider than the window. */
export async function expectNothingWrong(page: Page, look: string): Promise<void> {
  expect.soft(await findings(page), look).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${look}: the page scrolls sideways`).toBeLessThanOrEqual(0);
}
