import type { Theme } from '@aws-amplify/ui-react';

const token = (name: string) => `var(--${name})`;
const colour = (name: string) => token(`color-${name}`);

/**
 * The site's tokens as ui-react's theme. Each value is one of our custom properties, so dark mode and changes of a token
 * reach both. The style sheet is written when the site is built (`scripts/vite/staff-theme-plugin.ts`).
 */
export const STAFF_THEME: Theme = {
  name: 'workbay',
  tokens: {
    colors: {
      font: {
        ...{ primary: colour('ink'), secondary: colour('muted'), tertiary: colour('muted'), disabled: colour('muted') },
        ...{ interactive: colour('accent'), hover: colour('ink'), focus: colour('ink'), active: colour('accent') },
        ...{ error: colour('problem'), inverse: colour('accent-ink') },
      },
      background: {
        ...{ primary: colour('surface'), secondary: colour('paper'), tertiary: colour('accent-soft') },
        ...{ quaternary: colour('control'), disabled: colour('paper'), error: colour('problem-soft') },
      },
      border: {
        ...{ primary: colour('control'), secondary: colour('line'), tertiary: colour('line') },
        ...{ focus: colour('accent'), error: colour('problem'), disabled: colour('line') },
      },
      primary: { 10: colour('accent-soft'), 80: colour('accent'), 90: colour('accent-strong') },
    },
    fontSizes: { small: token('text-14'), medium: token('text-14'), large: token('text-16') },
    fontWeights: { bold: 600 },
    space: { xxs: '4px', xs: '6px', small: token('space-3'), medium: token('space-3') },
    radii: { small: '6px', medium: token('radius-s') },
    shadows: { large: { value: token('shadow') } },
    time: { short: '120ms', medium: '120ms' },
    components: {
      field: { gap: token('space-1'), label: { color: colour('ink') } },
      fieldmessages: { description: { fontStyle: 'normal' } },
      tabs: { borderWidth: '1px', item: { borderWidth: '2px' } },
      switchfield: { thumb: { backgroundColor: colour('surface') } },
    },
  },
};

/** The parts of ui-react that the kit shows, by the names of their style sheets. A part missing here has no styles. */
export const STYLED_PARTS = [
  ...(['flex', 'text', 'icon', 'visuallyHidden'] as const),
  ...(['field', 'fieldGroup', 'fieldMessages', 'input', 'textArea', 'select'] as const),
  ...(['textField', 'textAreaField', 'selectField', 'switchField'] as const),
  'tabs' as const,
];
