/** Top-level folders that a page may name. */
export const TOP = ['amplify', 'src', 'domain', 'local', 'scripts', 'e2e', 'docs', 'public'];
const LOOKS_LIKE_PATH = new RegExp(`^(?:${TOP.join('|')})/\\S+$`);

/** A part of a path that is a placeholder: `<area>`, `NNNN`, `*`. */
const FOR_ANY = /<[^>]+>|NNNN|\*+|…/g;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** The repository's paths that a page names in backticks, as written there. */
export function pathsIn(page: string): string[] {
  const named = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  return [...new Set(named.filter((text) => LOOKS_LIKE_PATH.test(text)))];
}

/** `a/{b,c}.ts` is two paths. */
function spelledOut(named: string): string[] {
  const [braces, inside = ''] = /\{([^{}]*)\}/.exec(named) ?? [];
  if (braces === undefined) return [named];
  return inside.split(',').flatMap((one) => spelledOut(named.replace(braces, one)));
}

/** Does a file or a folder with that name exist; for a pattern: any that matches? */
function isThere(named: string, files: readonly string[]): boolean {
  const parts = named.replace(/\/$/, '').split(FOR_ANY).map(escaped);
  const pattern = new RegExp(`^${parts.join(named.includes('**') ? '.*' : '[^/]+')}(?:/|$)`);
  return files.some((file) => pattern.test(file));
}

/** The paths on a page that lead nowhere. */
export const lostPathsOf = (page: string, files: readonly string[]): string[] =>
  pathsIn(page).filter((named) => spelledOut(named).some((one) => !isThere(one, files)));
