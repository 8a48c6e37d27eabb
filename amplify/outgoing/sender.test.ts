import addressparser from 'nodemailer/lib/addressparser/index.js';
import { describe, expect, it } from 'vitest';
import { readSender, senderOf } from './sender';

const ADDRESS = 'bookings@example.com';

const AWKWARD = [
  'Kerr Street Motors',
  'Kerr, Sons & Co',
  'Smith; Sons (Perth)',
  'Müller & Söhne',
  '李氏汽车',
  'Работа: ключ',
  'מוסך הצפון',
  'O\'Brien "The Wrench" Motors',
  'Back\\slash Garage',
  'Quote" <evil@example.org>',
  'Workbay <Workbay <x@example.org>>',
  'evil@example.org',
  'Line\r\nBcc: all@example.org',
  'Tab\tand\u0000null\u007f',
  '🚗🔧 Garage',
  '=?UTF-8?B?ZXZpbA==?=',
  'ß'.repeat(100),
  '𝔊𝔞𝔯𝔞𝔤𝔢 '.repeat(12),
  'a'.repeat(300),
  '   ',
];

/** As a mail reader shows it. */
const decoded = (name: string) =>
  name
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?Q\?([^?]*)\?=/g, (_word, text: string) =>
      decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')),
    );

describe.each([{ MAIL_FROM: `Workbay <${ADDRESS}>` }, { MAIL_FROM: ADDRESS, MAIL_NAME: 'Workbay' }])(
  'with $MAIL_FROM',
  (variables) => {
    it.each(AWKWARD)('a shop called %j has one sender, at our address', (name) => {
      const header = senderOf({ name }, readSender(variables));
      expect(header).toMatch(/^[\x20-\x7e]{1,320}$/);
      const [parsed, ...others] = addressparser(header);
      expect(others).toEqual([]);
      expect(parsed?.address).toBe(ADDRESS);
      for (const word of header.match(/=\?[^ ]+\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75);
      const shown = decoded(parsed?.name ?? '');
      const expected = name
        .replace(/[\p{Cc}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      // Only what is too long for a header is cut.
      if (expected.length < 60) expect(shown).toBe(expected);
      else expect(expected.startsWith(shown) && shown.length > 30).toBe(true);
    });
  },
);

describe('MAIL_FROM', () => {
  it('is accepted bare, with a separate name, or with its name', () => {
    const sender = { name: 'Kerr, Sons', address: ADDRESS };
    expect(readSender({ MAIL_FROM: ADDRESS, MAIL_NAME: 'Kerr, Sons' })).toEqual(sender);
    expect(readSender({ MAIL_FROM: `"Kerr, Sons" <${ADDRESS}>`, MAIL_NAME: 'Workbay' })).toEqual(sender);
  });

  it.each(['Kerr Street Motors', 'Shop <Shop <a@example.com>>', 'a@example.com, b@example.com', 'Shop <a@localhost>'])(
    '%j is refused',
    (text) => expect(() => readSender({ MAIL_FROM: text })).toThrow('MAIL_FROM'),
  );
});
