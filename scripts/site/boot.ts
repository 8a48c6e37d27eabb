import { createHash } from 'node:crypto';

/**
 * Starts the site's script once the prerendered page has been painted, so that on a slow line the page does not wait
 * for it. The text never changes (the script's name is in a meta tag), so the content security policy can allow it by
 * its hash.
 */
export const BOOT =
  "new PerformanceObserver((_,o)=>{o.disconnect();import(document.querySelector('meta[name=entry]').content)}).observe({type:'paint',buffered:true})";

/** The boot script's name in the content security policy. */
export const bootHash = (): string => `'sha256-${createHash('sha256').update(BOOT).digest('base64')}'`;

const ENTRY = /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/;

/** A page that boots after its first paint instead of while it is being parsed. */
export function bootingLater(html: string): string {
  const [tag, entry] = ENTRY.exec(html) ?? [];
  if (!tag || !entry) throw new Error('the page has no entry script');
  return html
    .replace(tag, () => `<meta name="entry" content="${entry}">`)
    .replace('</body>', () => `<script>${BOOT}</script></body>`);
}
