import { isEmailAddress } from '../../domain/shared/email-address';

/** Who a mail comes from: a name for people, and an address. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

const NAMED = /^(?:"((?:[^"\\]|\\.)*)"|([^"<>]*?))\s*<([^<>\s]+)>$/;

/**
 * Reads MAIL_FROM in either form: `Kerr Street Motors <bookings@example.com>`, with or without quotes, or the bare
 * address. Throws on anything else, so that a mistake shows at once and not with the first mail.
 */
export function parseSender(mailFrom: string): Sender {
  const text = mailFrom.trim();
  const [, quoted, plain = '', address = text] = NAMED.exec(text) ?? [];
  if (!isEmailAddress(address)) throw new Error('MAIL_FROM is neither an address nor a name with an <address>');
  return { name: quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'), address };
}

/** The longest header that Amazon SES takes for a sender. */
const LONGEST_HEADER = 320;
/** RFC 2047, 2: of one encoded word, with its ends. */
const LONGEST_WORD = 75;
const WORD_START = '=?UTF-8?B?';
const WORD_END = '?=';
const WORD_BYTES = Math.floor((LONGEST_WORD - WORD_START.length - WORD_END.length) / 4) * 3;

/**
 * The From of a mail: the name as a quoted string or, outside of ASCII, as encoded words, and the bare address. Names are
 * cut where the whole would be longer than the mail service takes. Source: RFC 5322 3.2.4 and 3.4, RFC 2047 2 and 5.
 */
export function senderHeader({ name, address }: Sender): string {
  const visible = [
    ...name
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  for (let length = visible.length; length > 0; length -= 1) {
    const header = `${encoded(visible.slice(0, length).join('').trim())} <${address}>`;
    if (header.length <= LONGEST_HEADER) return header;
  }
  return address;
}

/** A quoted name that looks like an encoded word would be decoded by careless readers. */
const encoded = (name: string): string =>
  /^[\x20-\x7e]*$/.test(name) && !name.includes('=?')
    ? `"${name.replace(/[\\"]/g, '\\$&')}"`
    : encodedWords(name).join(' ');

/** Each word holds whole characters only, as a reader decodes them one by one. */
function encodedWords(name: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const character of name) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((text) => `${WORD_START}${Buffer.from(text).toString('base64')}${WORD_END}`);
}
