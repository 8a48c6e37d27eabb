interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('mail-preview', { createHTML: (html) => html });

/**
 * The HTML of a mail for the `srcdoc` of a frame with an empty sandbox, and for nothing else: the pages otherwise take
 * no HTML made of text at all. Scripts cannot run there, and links lead nowhere: they are made to open new windows,
 * which the sandbox stops. The mail asks its reader's screen for light or dark; here it is told.
 */
export function framedHtml(html: string, look: 'light' | 'dark'): string {
  const framed = html
    .replace('<head>', '<head><base target="_blank">')
    .replaceAll('(prefers-color-scheme: dark)', look === 'dark' ? 'all' : 'not all');
  return policy?.createHTML(framed) ?? framed;
}
