import { describe, expect, it } from 'vitest';
import { BOOT, bootingLater } from './boot';

describe('the boot script of prerendered pages', () => {
  it('replaces the entry script and names it', () => {
    const page = bootingLater(
      '<head><script type="module" crossorigin src="/assets/index-1.js"></script></head><body></body>',
    );
    expect(page).toBe(
      `<head><meta name="entry" content="/assets/index-1.js"></head><body><script>${BOOT}</script></body>`,
    );
  });

  it('refuses a page without an entry script', () => {
    expect(() => bootingLater('<body></body>')).toThrow('no entry script');
  });
});
