/** The colour of a shop that has not chosen one. */
export const DEFAULT_ACCENT = '#0f5c63';

/** The backgrounds of emails. */
const PAPER = '#f4f6f5';
const CARD_DARK = '#1c2629';
const WHITE = '#ffffff';
const INK = '#10171a';

/** Readable text: WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

/** True for a colour as settings store it: `#0f5c63`. */
export const isAccent = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

/** An accent fit for print: as text on the page, and as a button with its label, by day and by night. */
export interface Accent {
  readonly light: string;
  readonly onLight: string;
  readonly dark: string;
  readonly onDark: string;
}

/**
 * The shop's colour, darkened on white and lightened on black as far as it takes to be readable there (4.5:1), with the
 * label that is readable on it. Anything that is not a colour counts as the default.
 */
export function accentFrom(colour: string): Accent {
  const chosen = isAccent(colour) ? colour : DEFAULT_ACCENT;
  const light = readable(chosen, { ground: PAPER, towards: INK });
  const dark = readable(chosen, { ground: CARD_DARK, towards: WHITE });
  return { light, onLight: labelOn(light), dark, onDark: labelOn(dark) };
}

const STEPS = 20;

function readable(colour: string, { ground, towards }: { readonly ground: string; readonly towards: string }): string {
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = mix(colour, towards, step / STEPS);
    if (contrastOf(mixed, ground) >= READABLE) return mixed;
  }
  return towards;
}

const labelOn = (colour: string): string => (contrastOf(WHITE, colour) >= contrastOf(INK, colour) ? WHITE : INK);

const channelsOf = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

function mix(colour: string, other: string, share: number): string {
  const [a, b] = [channelsOf(colour), channelsOf(other)];
  const mixed = a.map((value, index) => Math.round(value + ((b[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrastOf(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}
