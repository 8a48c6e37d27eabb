import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Theme } from '@aws-amplify/ui-react';
import { type Plugin, runnerImport } from 'vite';

const NAME = 'virtual:staff-theme.css';
const THEME = path.resolve(import.meta.dirname, '../../src/components/staff/staff-theme.ts');
const require = createRequire(import.meta.url);

interface ThemeFile {
  readonly STAFF_THEME: Theme;
  readonly STYLED_PARTS: readonly string[];
}

const partStyles = (part: string): string =>
  readFileSync(require.resolve(`@aws-amplify/ui-react/styles/${part}.layer.css`), 'utf8');

const variablesIn = (css: string): string[] =>
  [...css.matchAll(/var\(\s*(--amplify-[\w-]+)/g)].map(([, name = '']) => name);

/** The definitions that some styles need, and those that these need in turn. */
export function neededTokens(styles: string, themeCss: string): Map<string, string> {
  const defined = new Map(
    [...themeCss.matchAll(/^(--amplify-[\w-]+): (.*);$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const needed = new Map<string, string>();
  const look = (css: string): void => {
    for (const name of variablesIn(css)) {
      const value = defined.get(name);
      if (value === undefined || needed.has(name)) continue;
      needed.set(name, value);
      look(value);
    }
  };
  look(styles);
  return needed;
}

/** The styles of the parts in use and the tokens that they need: of the 126 kB of tokens that is about a tenth. */
export async function staffThemeCss(): Promise<{ css: string; files: readonly string[] }> {
  const { module, dependencies } = await runnerImport<ThemeFile>(THEME);
  const { createTheme } = await import('@aws-amplify/ui-react/server');
  const styles = module.STYLED_PARTS.map(partStyles).join('\n');
  const tokens = neededTokens(styles, createTheme(module.STAFF_THEME).cssText);
  const lines = [...tokens].map(([name, value]) => `  ${name}: ${value};`).sort();
  return {
    css: [
      // The order of the layers, once. Our own styles stand in none, so they win over all of these.
      '@layer amplify.base, amplify.components;',
      `@layer amplify.base {\n[data-amplify-theme] {\n${lines.join('\n')}\n}\n}`,
      styles,
    ].join('\n'),
    files: [THEME, ...dependencies],
  };
}

/**
 * Writes the style sheet of the staff kit from its theme. ui-react would put it into the page as it runs, through `innerHTML`:
 * our pages take no HTML made of text, so it is made here.
 */
export function staffThemePlugin(): Plugin {
  return {
    name: 'workbay-staff-theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const { css, files } = await staffThemeCss();
      for (const file of files) this.addWatchFile(file);
      return css;
    },
  };
}
