import type { Mail } from '../../amplify/outgoing/render';

/** The visible text of the HTML, in order. */
export function textsOf(html: string): string[] {
  const body = html
    .slice(html.indexOf('<body'))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<div style="display:none.*?<\/div>/s, '');
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return body
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(#?\w+);/g, (_all, name: string) => entities[name] ?? '?').trim())
    .filter(Boolean);
}

/** The plain text adds the button's address, and a dash between the time and its zone. */
const isOfTheText = (word: string): boolean => word.startsWith('https://') || word.endsWith(':') || word === '-';

/** What only one of the two says: the HTML, which has the shop's name at the top, or the plain text. */
export function mailDifferences({ html, text }: Pick<Mail, 'html' | 'text'>, shopName: string): string[] {
  const shown = textsOf(html).filter((part) => part !== shopName);
  const words = new Set(textsOf(html).flatMap((part) => part.split(/\s+/)));
  const written = text.split(/\s+/).filter((word) => word !== '' && !words.has(word.replace(/:$/, '')));
  return [
    ...shown.filter((part) => !text.includes(part)).map((part) => `only the HTML says ${JSON.stringify(part)}`),
    ...written.filter((word) => !isOfTheText(word)).map((word) => `only the text says ${JSON.stringify(word)}`),
  ];
}
