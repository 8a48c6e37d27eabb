import { expect, it } from 'vitest';
import { aShop } from '../testing/builders';
import { DEFAULT_SETTINGS, completeSettings } from './shop-settings';

it('settings that are all decided stay as they are', () => {
  expect(completeSettings(aShop({ remindSameDay: false, noticeMinutes: 0 }))).toEqual(
    aShop({ remindSameDay: false, noticeMinutes: 0 }),
  );
});

it('a row older than a setting gets its default, and nothing else of the row comes along', () => {
  const { waitingList: _later, holdMinutes: _too, ...old } = aShop();
  const row = { ...old, confirmation: null, createdAt: '2026-01-01T00:00:00.000Z' };
  expect(completeSettings(row)).toEqual({ ...aShop(), waitingList: true, holdMinutes: 10, confirmation: 'AUTO' });
  expect(completeSettings({})).toEqual(DEFAULT_SETTINGS);
});
