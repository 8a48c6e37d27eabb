/** The sender or recipient of an email: a display name, which may be empty, and an address. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const ATOM = String.raw`[\w!#$%&'*+/=?^\x60{|}~-]+`;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(String.raw`^${ATOM}(?:\.${ATOM})*@${LABEL}(?:\.${LABEL})+$`, 'i');
const NAMED = /^(?:"([^"\\<>]*)"\s*|([^"\\<>@]*))<([^<>]*)>$/;
const CONTROL = /[\u0000-\u001f\u007f]/;

const [LONGEST_LOCAL_PART, LONGEST_ADDRESS] = [64, 254];

/**
 * Whether this address can send or receive mail: ASCII only, dots between other characters, a domain of at least two
 * labels that is not a number (RFC 5321). Amazon SES accepts no others.
 */
export const isMailAddress = (text: string): boolean =>
  ADDRESS.test(text) &&
  !/\.\d+$/.test(text) &&
  text.length <= LONGEST_ADDRESS &&
  text.indexOf('@') <= LONGEST_LOCAL_PART;

/** The form in which addresses are counted and compared: `x+offers@Example.com` and `x@example.com` are one inbox. */
export function inboxOf(address: string): string {
  const [localPart = '', domain = ''] = address.trim().toLowerCase().split('@');
  return `${localPart.replace(/\+.*$/, '') || localPart}@${domain}`;
}

/** The part after the `@`, in lower case. */
export const domainOfAddress = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * Whether an identity verified with SES may send as the address: the address itself, its domain, or a parent domain.
 */
export function maySendAs(identity: string, address: string): boolean {
  const verified = identity.toLowerCase();
  if (verified === address.toLowerCase()) return true;
  return verified.includes('.') && `.${domainOfAddress(address)}`.endsWith(`.${verified}`);
}

/** Reads `Name <address>`, `"Name" <address>` or a bare address; null for anything else. */
export function parseMailbox(text: string): Mailbox | null {
  const [, quoted, plain, bracketed] = NAMED.exec(text.trim()) ?? [];
  const address = (bracketed ?? text).trim();
  const name = (quoted ?? plain ?? '').trim();
  return isMailAddress(address) && !CONTROL.test(name) ? { name, address } : null;
}

/** The longest mailbox that SES accepts as a sender. */
const LONGEST_MAILBOX = 320;

/**
 * The mailbox as a header has it, in 7-bit ASCII as SES demands: the name plain where that is safe, quoted where it
 * contains special characters of the header, else as encoded words (RFC 2047). Any input gives one name and one
 * address; the name is cut if the whole would be too long.
 */
export function mailboxText({ name, address }: Mailbox): string {
  const letters = [...name.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()];
  for (let length = letters.length; length > 0; length -= 1) {
    const text = namedText(letters.slice(0, length).join('').trim(), address);
    if (text.length <= LONGEST_MAILBOX) return text;
  }
  return address;
}

function namedText(shown: string, address: string): string {
  if (shown === '') return address;
  if (/^[\x20-\x7e]+$/.test(shown) && !shown.includes('=?')) return `${phraseOf(shown)} <${address}>`;
  return `${encodedWordsOf(shown)} <${address}>`;
}

const phraseOf = (name: string): string =>
  new RegExp(`^${ATOM}( ${ATOM})*$`).test(name) ? name : `"${name.replace(/["\\]/g, String.raw`\$&`)}"`;

/** A word holds at most 75 characters, `=?utf-8?Q?` and `?=` included, and only whole letters. */
const WORD_ROOM = 63;

function encodedWordsOf(name: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of name) {
    const encoded = encodedLetter(letter);
    if (word.length + encoded.length > WORD_ROOM) {
      words.push(word);
      word = '';
    }
    word += encoded;
  }
  return [...words, word].map((text) => `=?utf-8?Q?${text}?=`).join(' ');
}

function encodedLetter(letter: string): string {
  if (letter === ' ') return '_';
  if (/[A-Za-z0-9]/.test(letter)) return letter;
  const bytes = encodeURIComponent(letter).replaceAll('%', '=');
  return bytes.startsWith('=') ? bytes : `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
