import { describe, expect, it } from 'vitest';
import { neededTokens, staffThemeCss } from './staff-theme-plugin';

/** ui-react asks for it and defines it nowhere. */
const UNDEFINED_IN_UI_REACT = '--amplify-components-tabs-box-shadow';

describe('the style sheet of the staff kit', () => {
  it('defines every token that its styles ask for, and no other', async () => {
    const { css } = await staffThemeCss();
    const asked = new Set([...css.matchAll(/var\(\s*(--amplify-[\w-]+)/g)].map(([, name]) => name));
    const defined = new Set([...css.matchAll(/(--amplify-[\w-]+):/g)].map(([, name]) => name));
    expect([...asked].filter((name) => !defined.has(name))).toEqual([UNDEFINED_IN_UI_REACT]);
    expect([...defined].filter((name) => !asked.has(name))).toEqual([]);
  });

  it('takes its colours from the tokens of the site, so that dark mode reaches them', async () => {
    const { css } = await staffThemeCss();
    expect(css).toContain('--amplify-colors-font-primary: var(--color-ink);');
    expect(css).toContain('--amplify-colors-primary-80: var(--color-accent);');
  });

  it('keeps all of ui-react in layers, which our own styles win over', async () => {
    const { css } = await staffThemeCss();
    expect(css.startsWith('@layer amplify.base, amplify.components;')).toBe(true);
    const outside = css.replace(/@layer [^{;]+;/g, '').split(/@layer [\w.]+ \{/)[0];
    expect(outside?.trim()).toBe('');
  });
});

it('a token that another one needs comes with it', () => {
  const theme = ['--amplify-a: var(--amplify-b);', '--amplify-b: 1px;', '--amplify-c: 2px;'].join('\n');
  expect([...neededTokens('x { width: var(\n  --amplify-a\n); }', theme).keys()]).toEqual([
    '--amplify-a',
    '--amplify-b',
  ]);
});
