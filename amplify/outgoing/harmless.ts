/** Dots as they are typed to get past a filter: of other widths and scripts. */
const DOTS = /[\u2024\u3002\uff0e\uff61]/g;
const LINK_LIKE = /:\/\/|www\.|@|\p{L}[\p{L}\p{N}-]*\.[\p{L}]{2,}|\d[\d\s().-]{5,}\d/iu;
const LONGEST = 60;

/**
 * A text that a visitor typed, where it goes to an address that may be a stranger's: nothing of it when it holds a link,
 * an address or a number to call, or is too long to be what it should be. So nobody has us carry their message.
 */
export function harmless(typed: string): string {
  const text = typed.normalize('NFKC').replace(DOTS, '.').replace(/\s+/g, ' ').trim();
  return text.length > LONGEST || LINK_LIKE.test(text) ? '' : text;
}
