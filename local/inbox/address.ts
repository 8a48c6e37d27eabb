/** One mailbox of a header (RFC 5322 3.4): the name before the address, and the address. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const QUOTED = String.raw`"(?:[^"\\\r\n]|\\[\x20-\x7e])*"`;
const ATOM_LETTER = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]`;
const ATOM = `${ATOM_LETTER}+`;
/**
 * A phrase is atoms and quoted strings; encoded words are made of atom characters. Dots are accepted, as by SES. Character
 * by character, so there is only one way to match: nested repetition would take years on a long text.
 */
const PHRASE = String.raw`(?:${QUOTED}|${ATOM_LETTER}|[. \t])*`;
const NAMED = new RegExp(String.raw`^(${PHRASE})<([^<>]*)>$`);

/** Reads a header with exactly one mailbox; null if it has none, several, or something else. */
export function mailboxOf(header: string): Mailbox | null {
  const text = header.trim();
  const [, name, address] = NAMED.exec(text) ?? [];
  if (address !== undefined) return { name: (name ?? '').trim(), address };
  return /[<>"(),;: \t]/.test(text) ? null : { name: '', address: text };
}

const LOCAL_PART = new RegExp(String.raw`^${ATOM}(?:\.${ATOM})*$`);
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** RFC 5321 4.5.3.1: 64 octets before the @, and 254 in all, since a path has 256 with its brackets. */
const [LONGEST_LOCAL_PART, LONGEST_ADDRESS] = [64, 254];

/**
 * What is wrong with an address, in SES's words; null if nothing is. RFC 5321 4.1.2, without quoted local parts, and labels of
 * RFC 1035 2.3.4; only the domain may have letters beyond ASCII, as Punycode (SES API reference, SendEmail).
 */
export function faultOfAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0) return "Missing final '@domain'";
  const [localPart, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (localPart === '') return 'User name is missing';
  if (/[\u0000-\u0020\u007f]/.test(localPart)) return 'Local address contains control or whitespace';
  if (!LOCAL_PART.test(localPart) || localPart.length > LONGEST_LOCAL_PART) return 'Illegal address';
  if (domain === '') return 'Domain is missing';
  if (domain.startsWith('.')) return 'Domain starts with dot';
  if (/[^A-Za-z0-9.-]/.test(domain)) return 'Domain contains illegal character';
  const isDomain = domain.includes('.') && domain.split('.').every((label) => label.length < 64 && LABEL.test(label));
  return isDomain && address.length <= LONGEST_ADDRESS ? null : 'Domain contains illegal character';
}

const ENCODED_WORD = /^=\?[A-Za-z0-9-]+\?(?:[Bb]\?[A-Za-z0-9+/]+={0,2}|[Qq]\?[!-<>@-~]+)\?=$/;
const LONGEST_WORD = 75;

/**
 * Whether a name has an invalid encoded word (RFC 2047 2 and 5): longer than 75 characters, joined to other text, or in
 * quotes, where readers would see it undecoded.
 */
export const hasBrokenWord = (name: string): boolean =>
  name.includes('=?') &&
  name.split(/[ \t]+/).some((word) => word.includes('=?') && (!ENCODED_WORD.test(word) || word.length > LONGEST_WORD));
