const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe inside HTML, attributes included. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

type Values = Readonly<Record<string, string>>;
/** The values for a template: texts, and for its sections (`{{#rows}}…{{/rows}}`) the texts of each repetition. */
export type Filling = Readonly<Record<string, string | readonly Values[]>>;

const PLACES = /\{\{#(\w+)\}\}(.*?)\{\{\/\1\}\}|\{\{(\w+)\}\}/gs;

/** Fills the placeholders of a compiled template with escaped text; throws when one has no value. */
export function fill(template: string, filling: Filling): string {
  return template.replace(PLACES, (_place, section?: string, inner?: string, name?: string) => {
    if (section !== undefined) return filledSection(section, inner ?? '', filling);
    const value = filling[name ?? ''];
    if (typeof value !== 'string') throw new Error(`no value for {{${name}}}`);
    return escapeHtml(value);
  });
}

function filledSection(name: string, inner: string, filling: Filling): string {
  const repetitions = filling[name];
  if (typeof repetitions !== 'object') throw new Error(`no values for {{#${name}}}`);
  return repetitions.map((values) => fill(inner, { ...filling, ...values })).join('');
}
