import { expect, it } from 'vitest';
import { isZone } from '../../../domain/shared/time';
import { firstSettings } from './first-settings';

it('begins with the zone, language and money of the browser', () => {
  expect(firstSettings({ language: 'en-AU', timeZone: 'Australia/Perth' })).toMatchObject({
    name: '',
    timeZone: 'Australia/Perth',
    locale: 'en-AU',
    currency: 'AUD',
  });
});

it.each([
  ['de-DE', 'EUR'],
  ['de', 'EUR'],
  ['fr-CH', 'CHF'],
  ['en-GB', 'GBP'],
  ['en', 'USD'],
  ['pt-BR', 'USD'],
])('money of %s is %s', (language, currency) => {
  expect(firstSettings({ language, timeZone: 'UTC' }).currency).toBe(currency);
});

it('a language with wishes of its own is named without them', () => {
  expect(firstSettings({ language: 'en-AU-u-hc-h12', timeZone: 'UTC' }).locale).toBe('en-AU');
});

it('is open from Monday to Friday', () => {
  const { hours } = firstSettings();
  for (const day of ['1', '2', '3', '4', '5'] as const) expect(hours[day]).toEqual([{ from: '08:00', to: '17:00' }]);
  expect([hours['6'], hours['7']]).toEqual([[], []]);
});

it('a browser’s own zone is one that the shop can have', () => {
  expect(isZone(firstSettings().timeZone)).toBe(true);
});
