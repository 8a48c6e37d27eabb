/** One mailbox of a header (RFC 5322 3.4): what stands before the address, and the address. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const QUOTED = String.raw`"(?:[^"\\\r\n]|\\[\x20-\x7e])*"`;
const ATOM = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]+`;
/** A phrase is atoms and quoted strings; encoded words are atoms by their letters. Dots are taken as SES takes them. */
const PHRASE = String.raw`(?:(?:${QUOTED}|${ATOM}|\.)[ \t]*)*`;
const NAMED = new RegExp(String.raw`^(${PHRASE})<([^<>]*)>$`);

/** Reads a header that must hold exactly one mailbox; null when it holds none, several, or something else. */
export function mailboxOf(header: string): Mailbox | null {
  const text = header.trim();
  const [, name, address] = NAMED.exec(text) ?? [];
  if (address !== undefined) return { name: (name ?? '').trim(), address };
  return /[<>"(),;: \t]/.test(text) ? null : { name: '', address: text };
}

const LOCAL_PART = new RegExp(String.raw`^${ATOM}(?:\.${ATOM})*$`);
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** What is wrong with an address, in SES's words; null when it is fine. */
export function faultOfAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0) return "Missing final '@domain'";
  const [localPart, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (localPart === '') return 'User name is missing';
  if (/[\u0000-\u0020\u007f]/.test(localPart)) return 'Local address contains control or whitespace';
  if (!LOCAL_PART.test(localPart) || localPart.length > 64) return 'Illegal address';
  if (domain === '') return 'Domain is missing';
  if (domain.startsWith('.')) return 'Domain starts with dot';
  if (/[^A-Za-z0-9.-]/.test(domain)) return 'Domain contains illegal character';
  const isDomain = domain.includes('.') && domain.split('.').every((label) => label.length < 64 && LABEL.test(label));
  return isDomain && address.length <= 320 ? null : 'Domain contains illegal character';
}
