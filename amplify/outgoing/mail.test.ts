import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { toInstant, wallTimeToMs } from '../../domain/shared/time';
import { aShop, anAppointment } from '../../domain/testing/builders';
import { MAIL_LAYOUTS, compileMail, compiledMail } from '../../scripts/build-mail';
import { calendarOf } from './calendar';
import { welcomeMail } from './staff-mail';
import { customerMail, staffMail } from './visit-mail';

const manageUrl = 'https://garage.example/visit/token';
const siteUrl = 'https://garage.example';
const visit = (given = {}, settings = aShop()) => ({ appointment: anAppointment(given), settings, manageUrl });

describe('a mail about a visit', () => {
  it('shows what a customer typed as text, whatever it is', () => {
    const mail = customerMail('APPOINTMENT_CONFIRMED', visit({ contactName: '<script>alert(1)</script>"&\'' }));
    expect(mail.html).not.toContain('<script>alert');
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;&#39;');
    expect(mail.text).toContain('<script>alert(1)</script>');
  });

  it('keeps line breaks out of the subject', () => {
    const mail = staffMail('STAFF_BOOKED', visit({ serviceName: 'Oil\r\nBcc: all@example.com' }));
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['APPOINTMENT_REQUESTED', 'We have your request'],
    ['APPOINTMENT_CONFIRMED', 'You are booked'],
    ['APPOINTMENT_STARTED', 'Work has started'],
    ['APPOINTMENT_COMPLETED', 'Your car is ready'],
    ['APPOINTMENT_CANCELLED', 'Your booking is cancelled'],
  ] as const)(
    '%s says so, with the hour at the workshop, the price and the link, as HTML and as text',
    (template, heading) => {
      const { html, text } = customerMail(template, visit());
      for (const part of [html, text]) {
        expect(part).toContain(heading);
        expect(part).toMatch(/Tuesday,? 24 November 2026 at 9:30.am/);
        expect(part).toContain('Australia/Sydney');
        expect(part).toContain('$219.00');
        expect(part).toContain(manageUrl);
      }
      expect(html).not.toContain('{{');
    },
  );

  it('that reminds says where reminders are switched off, to those who can and those who must ask', () => {
    for (const template of ['REMINDER_DAY_BEFORE', 'REMINDER_SAME_DAY'] as const) {
      expect(customerMail(template, visit({ customerId: 'a-sub' })).text).toContain('in your profile');
      expect(customerMail(template, visit({ customerId: 'guest-1' })).text).toContain(
        'Tell us, and we switch them off.',
      );
    }
    expect(customerMail('APPOINTMENT_CONFIRMED', visit()).text).not.toContain('switch');
  });

  it.each(MAIL_LAYOUTS)(
    'is compiled from its source as it stands: run `npm run mail` after a change (%s)',
    async (layout) => {
      expect(JSON.stringify(await compileMail(layout)).replaceAll(/\s|\\n|['"\\]/g, '')).toBe(
        JSON.stringify(await readFile(compiledMail(layout), 'utf8')).replaceAll(/\s|\\n|['"\\]/g, ''),
      );
    },
    30_000,
  );
});

describe('the mail to somebody who works here now and signed in before', () => {
  it('says who took them on, that their password stays and where to sign in, and shows names as text', () => {
    const shop = aShop({ name: 'Bay & Sons' });
    const { subject, html, text } = welcomeMail({ name: '<b>Robin</b>' }, shop, `${siteUrl}/sign-in`);
    expect(subject).toBe('You work with Bay & Sons now');
    expect(html).toContain('Bay &amp; Sons has put you on its staff');
    expect(html).toContain('&lt;b&gt;Robin&lt;/b&gt;');
    for (const part of [html, text]) {
      expect(part).toContain('You keep the sign-in and the password');
      expect(part).toContain(`${siteUrl}/sign-in`);
    }
    expect(html).not.toContain('{{');
  });
});

describe('the calendar file', () => {
  const eventOf = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent');
    if (!event) throw new Error('no event');
    return { calendar, event, parsed: new ICAL.Event(event) };
  };

  it.each([
    ['Australia/Sydney', '2026-10-04', '09:30'],
    ['Australia/Sydney', '2026-04-05', '09:30'],
    ['Europe/Berlin', '2026-03-29', '08:00'],
    ['Europe/Berlin', '2026-10-25', '16:30'],
    ['America/Los_Angeles', '2026-11-01', '10:00'],
    ['Asia/Kolkata', '2026-11-24', '10:30'],
  ])('in %s on %s begins at %s on the workshop’s clock', (timeZone, date, time) => {
    const startsAt = toInstant(wallTimeToMs(date, time, timeZone));
    const endsAt = toInstant(wallTimeToMs(date, time, timeZone) + 3_600_000);
    const settings = aShop({ timeZone });
    const { parsed } = eventOf(calendarOf(anAppointment({ startsAt, endsAt }), { settings, manageUrl, siteUrl }));
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
    expect(shown.format(parsed.startDate.toJSDate())).toBe(time);
    expect(parsed.endDate.toJSDate().toISOString()).toBe(endsAt);
  });

  it('keeps its UID, counts its changes, and takes the entry away when cancelled', () => {
    const made = (given: object) =>
      eventOf(calendarOf(anAppointment(given), { settings: aShop(), manageUrl, siteUrl }));
    const first = made({ version: 1 });
    const cancelled = made({ version: 2, status: 'CANCELLED' });
    expect(cancelled.parsed.uid).toBe(first.parsed.uid);
    expect([first, cancelled].map(({ parsed }) => parsed.sequence)).toEqual([1, 2]);
    expect(first.calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(cancelled.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(cancelled.event.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});
