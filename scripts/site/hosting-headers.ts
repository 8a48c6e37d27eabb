import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface HeaderRule {
  matches(urlPath: string): boolean;
  /** By name in lower case. */
  headers: Record<string, string>;
}

const root = path.resolve(import.meta.dirname, '../..');

const unquote = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/, '$2');

/** Amplify's patterns: `*` stands for one step of the path, `**` for any number. */
function toMatcher(pattern: string): (urlPath: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*\*\/?/g, '\u0000')
    .replace(/\*/g, '[^/]*')
    .replace(/\u0000/g, '.*');
  const expression = new RegExp(`^/?${source}$`);
  return (urlPath) => expression.test(urlPath);
}

/**
 * The `customHeaders` that Amplify Hosting will send, read from the file that deploys them. Reads the one shape the
 * file is written in (pattern, then key and value lines), so that no YAML package is needed for it.
 */
export function hostingHeaders(): HeaderRule[] {
  const file = ['customHttp.yml', 'amplify.yml'].map((name) => path.join(root, name)).find((name) => existsSync(name));
  if (!file) return [];
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('customHeaders:');
  if (start < 0) return [];
  return readRules(text.slice(start).split('\n'));
}

function readRules(lines: readonly string[]): HeaderRule[] {
  const rules: HeaderRule[] = [];
  let key = '';
  for (const [index, line] of lines.entries()) {
    const found = /^(\s*(?:-\s*)?)(pattern|key|value):\s*(.+)$/.exec(line);
    if (!found) continue;
    const [, indent = '', word, raw = ''] = found;
    const value = raw === '>-' ? folded(lines.slice(index + 1), indent.length) : unquote(raw);
    if (word === 'pattern') rules.push({ matches: toMatcher(value), headers: {} });
    if (word === 'key') key = value.toLowerCase();
    if (word === 'value') Object.assign(rules.at(-1)?.headers ?? {}, { [key]: value });
  }
  return rules;
}

/** A folded text of YAML: the lines that stand deeper, joined with blanks. */
function folded(lines: readonly string[], depth: number): string {
  const end = lines.findIndex((line) => line.search(/\S/) <= depth);
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.trim())
    .join(' ');
}
