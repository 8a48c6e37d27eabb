import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../domain/outgoing/accent';
import { mailDifferences, textsOf } from '../../local/testing/mail-differences';
import { aMailShop } from '../../local/testing/mail-shop';
import { MAIL_LAYOUTS, compileMail, compiledMail } from '../../scripts/build-mail';
import { KIND_NAMES, type KindName } from './kinds/kind-names';
import { KINDS } from './registry';
import { render } from './render-by-name';

const sampleOf = (name: KindName, shop = aMailShop(), language = 'en-AU') =>
  render(name, KINDS[name].sample, shop, language);

describe.each(KIND_NAMES)('%s', (name) => {
  const { html, text, subject } = sampleOf(name);

  it('says the same as HTML and as plain text', () => {
    expect(textsOf(html).length).toBeGreaterThan(4);
    expect(mailDifferences({ html, text }, aMailShop().name)).toEqual([]);
  });

  it('states its language, names the shop and its address, and loads nothing from anywhere', () => {
    expect(html).toMatch(/^<!doctype html><html lang="en-AU"/i);
    for (const part of [html, text]) {
      expect(part).toContain('Corner Garage');
      expect(part).toContain('1 Short Street');
    }
    expect(html).not.toMatch(/<(img|link|script|iframe)|url\(|@import/i);
    expect(html).not.toMatch(/\{\{(?!#{4})/);
    expect(subject).toMatch(/^[^\r\n]{5,200}$/);
  });

  it('has one clear action, and the same one as plain text', () => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    // If there is a code to type, that is the one thing to do.
    expect(links.length).toBe(/_CODE$/.test(name) ? 0 : 1);
    for (const link of links) expect(text).toContain(link);
  });

  it('has the shop’s colour, legibly', () => {
    const yellow = sampleOf(name, aMailShop({ accent: '#ffe600' })).html;
    expect(yellow).not.toContain('#0f5c63');
    expect(yellow).toContain('#ffe600');
    const [, brand = ''] = /class="brand"[^>]*><div style="[^"]*[;"]color:(#\w{6})/.exec(yellow) ?? [];
    expect(contrastOf(brand, '#f4f6f5')).toBeGreaterThanOrEqual(4.5);
    for (const [, ground = '', ink = ''] of yellow.matchAll(
      /<a href="[^"]*" style="[^"]*background:(#\w{6});color:(#\w{6})/g,
    ))
      expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5);
    if (!name.endsWith('_CODE')) expect(yellow).toMatch(/<a href="[^"]*" style="[^"]*background:#\w{6};color:#\w{6}/);
  });

  it('is written in available words, whatever locale and language are stored', () => {
    for (const locale of ['en-AU-au-AU', '', 'de-DE', 'zz', 'ar-EG']) {
      expect(sampleOf(name, aMailShop({ locale }), 'xx-yy').text).toContain(textsOf(html)[1]);
    }
  });

  it('states when it is sent, in a sentence for staff', () => {
    expect(KINDS[name]).toMatchObject({ name, event: expect.stringMatching(/^[A-Z].{15,}\.$/) as string });
  });

  it('accepts no facts but its own', () => {
    expect(() => render(name, {}, aMailShop(), 'en')).toThrow();
    expect(KINDS[name].factsFrom({ ...(KINDS[name].sample as object), secret: 'x' })).not.toHaveProperty('secret');
  });
});

describe('an email about a visit', () => {
  const confirmed = (given: object, shop = aMailShop()) =>
    render('APPOINTMENT_CONFIRMED', { ...(KINDS.APPOINTMENT_CONFIRMED.sample as object), ...given }, shop, 'en');

  it('shows what was typed as text, whatever it is', () => {
    const mail = confirmed({ bookedName: '<script>alert(1)</script>"&\' {{url}}' });
    expect(mail.html).not.toContain('<script>alert');
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;&#39; {{url}}');
    expect(mail.text).toContain('<script>alert(1)</script>');
  });

  it('carries no visitor’s message to an address that may be a stranger’s', () => {
    const evil = { contactName: 'Claim it at http://evil.example/win', vehicleMake: 'www.evil.example' };
    const { html, text } = confirmed(evil);
    for (const part of [html, text]) {
      expect(part).toContain('We look forward to seeing you.');
      expect(part).not.toContain('evil');
      expect(part).toContain('Corolla');
    }
    const toShop = render('STAFF_BOOKED', { ...(KINDS.STAFF_BOOKED.sample as object), ...evil }, aMailShop(), 'en');
    expect(toShop.text).toContain('Claim it at http://evil.example/win');
  });

  it('keeps line breaks out of the subject', () => {
    expect(confirmed({ bookedName: 'Oil\r\nBcc: all@example.com\u2028x' }).subject).not.toMatch(/[\r\n\u2028]/);
  });

  it('leaves out what is unknown', () => {
    const { text, html } = confirmed({ vehicleMake: '', vehicleModel: '', vehiclePlate: '', vehicleYear: null });
    for (const part of [text, html]) expect(part).not.toContain('Car');
  });

  it('says the hour at the workshop, the price and the link', () => {
    const { html, text } = confirmed({});
    for (const part of [html, text]) {
      expect(part).toMatch(/Tuesday,? 24 November 2026 at 9:30.am/);
      expect(part).toContain('Australia/Sydney');
      expect(part).toContain('$219.00');
      expect(part).toContain('https://garage.example/visit/example');
    }
  });

  it('that reminds tells customers where to turn reminders off, or whom to ask', () => {
    for (const name of ['REMINDER_DAY_BEFORE', 'REMINDER_SAME_DAY'] as const) {
      const sample = KINDS[name].sample as object;
      const footnote = (customerId: string) => render(name, { ...sample, customerId }, aMailShop(), 'en').text;
      expect(footnote('a-sub')).toContain('in your profile');
      expect(footnote('guest-1')).toContain('Tell us and we’ll turn them off.');
    }
    expect(confirmed({}).text).not.toContain('turn');
  });

  it('numbers other times as people do', () => {
    const asked = (preferredTimes: string[]) =>
      render(
        'APPOINTMENT_REQUESTED',
        { ...(KINDS.APPOINTMENT_REQUESTED.sample as object), preferredTimes },
        aMailShop(),
        'en',
      ).text;
    const [first, second] = ['2026-11-25T01:00:00.000Z', '2026-11-26T04:30:00.000Z'];
    expect(asked([])).toContain('We’re holding this time for you and will confirm it shortly.');
    expect(asked([first])).toContain('Your other time: Wednesday');
    expect(asked([first, second])).toMatch(/Your other times: Wednesday.* or Thursday/);
  });
});

it('a test is the sample of a kind, and says that it is a test', () => {
  const test = render('TEST_MAIL', { sampleOf: 'WAITING_OFFER' }, aMailShop(), 'en');
  const real = sampleOf('WAITING_OFFER', aMailShop(), 'en');
  expect(test).toEqual({ ...real, subject: `Test: ${real.subject}` });
});

it.each(MAIL_LAYOUTS)(
  'the layout of %s matches its source: run `npm run mail` after a change',
  async (layout) => {
    const bare = (text: string) => JSON.stringify(text).replaceAll(/\s|\\n|['"\\]/g, '');
    expect(bare(await compileMail(layout))).toBe(bare(await readFile(compiledMail(layout), 'utf8')));
  },
  30_000,
);
