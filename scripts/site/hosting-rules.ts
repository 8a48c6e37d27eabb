import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One line of "Rewrites and redirects" in Amplify Hosting. */
export interface HostingRule {
  /** A path, a path that ends in `<*>`, or a regular expression in `</` and `/>`. */
  readonly source: string;
  readonly target: string;
  readonly status: '200' | '301' | '302' | '404' | '404-200';
}

/** What the site answers with: a file from another place, another address, or nothing. */
export type HostingAnswer =
  | { readonly kind: 'FILE'; readonly path: string; readonly status: 200 | 404 }
  | { readonly kind: 'REDIRECT'; readonly location: string; readonly status: 301 | 302 }
  | { readonly kind: 'NOTHING' };

export const RULES_FILE = path.resolve(import.meta.dirname, '../../hosting-rules.json');

/** The rules for Amplify Hosting, from the one file that states them. */
export const hostingRules = (): HostingRule[] => JSON.parse(readFileSync(RULES_FILE, 'utf8')) as HostingRule[];

const escaped = (text: string): string => text.replace(/[.+*?^${}()|[\]\\/]/g, String.raw`\$&`);

function sourceOf({ source }: HostingRule): RegExp {
  if (source.startsWith('</') && source.endsWith('/>')) return new RegExp(source.slice(2, -2));
  const splat = '<*>';
  return source.endsWith(splat)
    ? new RegExp(`^${escaped(source.slice(0, -splat.length))}(.*)$`)
    : new RegExp(`^${escaped(source)}$`);
}

/**
 * Follows the rules as Amplify documents them: the first match decides. Rules of status 404 and 404-200 are for
 * addresses without a file; 200, 301 and 302 go before a file of that name (amplify-hosting 4099).
 */
export function answerBy(
  rules: readonly HostingRule[],
  urlPath: string,
  isThere: (urlPath: string) => boolean,
): HostingAnswer {
  for (const rule of rules) {
    const found = sourceOf(rule).exec(urlPath);
    if (!found) continue;
    const target = rule.target.replace('<*>', () => found[1] ?? '');
    if (rule.status === '301' || rule.status === '302') {
      return { kind: 'REDIRECT', location: target, status: Number(rule.status) as 301 | 302 };
    }
    if (rule.status === '200') return { kind: 'FILE', path: target, status: 200 };
    if (!isThere(urlPath)) return { kind: 'FILE', path: target, status: rule.status === '404' ? 404 : 200 };
  }
  return isThere(urlPath) ? { kind: 'FILE', path: urlPath, status: 200 } : { kind: 'NOTHING' };
}
