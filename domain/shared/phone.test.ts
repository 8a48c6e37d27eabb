import { expect, it } from 'vitest';
import { nationalNumber } from './phone';

it.each([
  '0400 123 456',
  '+61 400 123 456',
  '+61 (0)400 123 456',
  '(+61) 400-123-456',
  '0061 400 123 456',
  '61400123456',
])('%j is one number, however it is written', (phone) => {
  expect(nationalNumber(phone)).toBe('400123456');
});

it.each([
  ['+1 (415) 555-0123', '4155550123'],
  ['+49 170 1234567', '1701234567'],
  ['+353 1 555 0123', '15550123'],
  ['+39 06 5550 123', '65550123'],
  ['01701234567', '1701234567'],
  ['5550 0100', '55500100'],
  ['', ''],
  ['0', ''],
])('%j without its country code is %j', (phone, national) => {
  expect(nationalNumber(phone)).toBe(national);
});
