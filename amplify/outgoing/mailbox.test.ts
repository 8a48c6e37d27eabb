import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { mailboxText } from '../../domain/shared/mailbox';

const mailFrom = 'bookings@shop.example';

/** Names of shops, and what a mail program shows of them. */
const NAMES: Readonly<Record<string, string>> = {
  'Kerr Street Motors': 'Kerr Street Motors',
  'Smith, Sons (Perth)': 'Smith, Sons (Perth)',
  'Müller & Söhne': 'Müller & Söhne',
  "O'Brien's Garage": "O'Brien's Garage",
  'Bob "The Wrench" Ltd.': 'Bob "The Wrench" Ltd.',
  'back\\slash': 'back\\slash',
  'a@b.example': 'a@b.example',
  'Motors <evil@example.com>': 'Motors <evil@example.com>',
  'Shop; Group: undisclosed': 'Shop; Group: undisclosed',
  '=?utf-8?Q?pretend?=': '=?utf-8?Q?pretend?=',
  'two\r\nBcc: victim@example.com': 'two Bcc: victim@example.com',
  '  wide   spaces  ': 'wide spaces',
  汽车修理厂: '汽车修理厂',
  'Гараж «Волга»': 'Гараж «Волга»',
  'مركز الصيانة': 'مركز الصيانة',
  '🚗 Quick Fix 🔧': '🚗 Quick Fix 🔧',
  'Zoë\u0301 & A_B=C?D': 'Zoë\u0301 & A_B=C?D',
  'Ünsere sehr große Werkstatt für Übergrößen und Öldämpfe in Königsbrück an der Großen Röder':
    'Ünsere sehr große Werkstatt für Übergrößen und Öldämpfe in Königsbrück an der Großen Röder',
  'lone \ud800 half': 'lone half',
  'nul\u0000 and \u007f bell\u0007': 'nul and bell',
  '': '',
};

async function readBack(from: string) {
  const mail = await PostalMime.parse(`From: ${from}\r\nSubject: x\r\n\r\nx`);
  return { from: mail.from, headers: mail.headers.map(({ key }) => key) };
}

it.each(Object.entries(NAMES))('a shop named %j is named so, and its one address is ours', async (name, shown) => {
  const from = mailboxText({ name, address: mailFrom });
  expect(from).toMatch(/^[\x20-\x7e]+$/);
  expect(await readBack(from)).toEqual({ from: { name: shown, address: mailFrom }, headers: ['from', 'subject'] });
});

it('no encoded word is longer than a header allows', () => {
  const from = mailboxText({ name: '🚗'.repeat(50), address: mailFrom });
  for (const word of from.split(' ')) expect(word.length).toBeLessThanOrEqual(75);
});
