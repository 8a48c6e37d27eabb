import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, 'tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const colours = (part: string): Record<string, string> =>
  Object.fromEntries(
    [...part.matchAll(/--color-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value] as const),
  );

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Source: WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const SIGNALS = ['waiting', 'working', 'ready', 'problem', 'accent'];
const TEXT: [text: string, ground: string][] = [
  ...['paper', 'surface', 'accent-soft'].map((ground): [string, string] => ['ink', ground]),
  ...['paper', 'surface'].map((ground): [string, string] => ['muted', ground]),
  ...['paper', 'surface'].flatMap((ground) => SIGNALS.map((signal): [string, string] => [signal, ground])),
  ...SIGNALS.map((signal): [string, string] => [signal, `${signal}-soft`]),
  ...SIGNALS.map((signal): [string, string] => ['ink', `${signal}-soft`]),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
];

describe.each<[string, Record<string, string>]>([
  ['light', colours(light)],
  ['dark', { ...colours(light), ...colours(dark) }],
])('in %s', (_scheme, colour) => {
  it.each(TEXT)('%s can be read on %s', (text, ground) => {
    expect(contrast(colour[text] ?? '', colour[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['paper', 'surface'])('the edge of a control can be seen on %s', (ground) => {
    expect(contrast(colour['control'] ?? '', colour[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
