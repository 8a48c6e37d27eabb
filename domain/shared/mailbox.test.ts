import { describe, expect, it } from 'vitest';
import { inboxOf, isMailAddress, maySendAs, parseMailbox } from './mailbox';

describe('an address that can send mail', () => {
  it.each(['bookings@shop.example', 'a.b+c@mail.shop.example', "o'brien@shop-1.example", 'x@a.co'])('is %s', (text) => {
    expect(isMailAddress(text)).toBe(true);
  });

  it.each([
    ...['', 'shop.example', '@shop.example', 'bookings@', 'bookings@shop', 'book ings@shop.example'],
    ...['john..doe@shop.example', '.john@shop.example', 'john.@shop.example', 'jöhn@shop.example'],
    ...['john@-shop.example', 'john@shop-.example', 'john@shop..example', `john@${'x'.repeat(64)}.example`],
    ...['john@1.2.3.4', 'john@[192.0.2.1]', 'jım@shop.example', 'jo\u200dhn@shop.example', 'john@müller.de'],
    ...['a@b@shop.example', 'a@shop.example\n', `${'x'.repeat(65)}@shop.example`, 'a@shop.example, b@shop.example'],
  ])('is never %j', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });
});

describe('a sender in the settings', () => {
  const address = 'bookings@shop.example';

  it.each([
    ['bookings@shop.example', ''],
    ['<bookings@shop.example>', ''],
    ['Kerr Street Motors <bookings@shop.example>', 'Kerr Street Motors'],
    [' Müller & Söhne  <bookings@shop.example> ', 'Müller & Söhne'],
    ['"Smith, Sons (Perth)" <bookings@shop.example>', 'Smith, Sons (Perth)'],
    ['Smith, Sons: Perth <bookings@shop.example>', 'Smith, Sons: Perth'],
  ])('%j is taken apart', (text, name) => {
    expect(parseMailbox(text)).toEqual({ name, address });
  });

  it.each([
    ...['', 'Kerr Street Motors', 'Kerr <Kerr <bookings@shop.example>>', 'Kerr bookings@shop.example'],
    ...['Smith @ Sons <bookings@shop.example>', 'Kerr <bookings@shop>', 'Kerr <a@shop.example> <b@shop.example>'],
    ...['"Kerr\nBcc: x" <bookings@shop.example>', 'Kerr <bookings@shop.example', 'a@shop.example, b@shop.example'],
  ])('%j is refused', (text) => {
    expect(parseMailbox(text)).toBeNull();
  });
});

describe('an identity verified with SES', () => {
  const address = 'Bookings@mail.shop.example';

  it.each(['bookings@mail.shop.example', 'mail.shop.example', 'Shop.example'])('%s may send', (identity) => {
    expect(maySendAs(identity, address)).toBe(true);
  });

  it.each(['op.example', 'example', 'www.shop.example', 'other@mail.shop.example', ''])('%j may not', (identity) => {
    expect(maySendAs(identity, address)).toBe(false);
  });
});

it('a tag after a plus, and capitals, lead to the same inbox', () => {
  expect(new Set(['x@example.com', 'X+1@Example.com', ' x+a+b@example.com '].map(inboxOf)).size).toBe(1);
  expect(inboxOf('+x@example.com')).toBe('+x@example.com');
});
