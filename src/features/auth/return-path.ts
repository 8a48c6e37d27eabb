/** Pages that would only lead back to signing in. */
const AUTH_PAGES = ['/sign-in', '/sign-up', '/reset-password'];
const HERE = 'https://workbay.invalid';

/**
 * The page to go on to after signing in, if it is one of ours; otherwise null.
 * Refuses anything a browser could read as another site: schemes, `//host`, backslashes, control characters.
 */
export function safeReturnPath(wanted: string | null | undefined): string | null {
  if (!wanted || !wanted.startsWith('/') || wanted.length > 500) return null;
  // Browsers drop control characters, which turns "/\t/host" into "//host".
  if (/[\\\u0000-\u0020\u007f]/.test(wanted)) return null;
  const url = URL.canParse(wanted, HERE) ? new URL(wanted, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return null;
  if (AUTH_PAGES.includes(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}

/** The address of the sign-in page that comes back here afterwards. */
export function signInPath(returnTo: string): string {
  const safe = safeReturnPath(returnTo);
  return safe && safe !== '/' ? `/sign-in?${new URLSearchParams({ return: safe }).toString()}` : '/sign-in';
}
