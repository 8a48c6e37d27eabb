import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOOT, bootHash, bootingLater } from './boot';

const root = path.resolve(import.meta.dirname, '../..');

describe('the boot script of prerendered pages', () => {
  it('is the one inline script that the content security policy allows', () => {
    const policy = readFileSync(path.join(root, 'customHttp.yml'), 'utf8');
    expect(policy).toContain(`script-src 'self' ${bootHash()};`);
  });

  it('takes the place of the entry script and names it', () => {
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
