const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_LABEL = 63;

/** RFC 5322 atext, without what no mail service takes: everything outside of ASCII. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i;

/**
 * An address that mail can be sent to: a dot-atom of at most 64 ASCII characters, and a domain name of at least two
 * labels that does not end in a number. Quoted local parts, literals such as `[192.0.2.1]` and names in other scripts
 * are refused: Amazon SES takes none of them. Source: RFC 5321 4.1.2, RFC 1035 2.3.1, RFC 3696.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST) return false;
  const [localPart = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || localPart.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(localPart)) return false;
  const labels = domain.split('.');
  const areLabels = labels.every((label) => label.length <= LONGEST_LABEL && LABEL.test(label));
  return areLabels && labels.length >= 2 && !/^\d+$/.test(labels.at(-1) ?? '');
}

/** The form in which addresses are compared and counted: `x+offers@Example.com` and `x@example.com` are one inbox. */
export function inboxOf(address: string): string {
  const [localPart = '', domain = ''] = address.trim().toLowerCase().split('@');
  return `${localPart.replace(/\+.*$/, '') || localPart}@${domain}`;
}
