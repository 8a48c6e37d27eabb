import type { ShopSettings } from '../../domain/shop/shop-settings';
import { fill } from './fill';
import { NOTICE_HTML } from './notice-html';

/** A mail ready to send: one text for people, as HTML and plain. */
export interface NoticeMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

type Shop = Pick<ShopSettings, 'name' | 'phone' | 'addressLines'>;

/** Tells somebody who has a sign-in that they work here from now on. */
export function welcomeMail({ name }: { readonly name: string }, shop: Shop, signInUrl: string): NoticeMail {
  const words = {
    subject: `You work with ${shop.name} now`,
    heading: 'You are on the staff',
    intro: `Hello ${name}, ${shop.name} has put you on its staff. You keep the sign-in and the password that you have on our site. If you are signed in, sign out and in again to see the staff pages.`,
    button: 'Sign in',
    footnote: `Did you not expect this? Call us on ${shop.phone}.`,
  };
  const address = shop.addressLines.join(', ');
  return {
    subject: words.subject.replace(/\s+/g, ' ').slice(0, 200),
    html: fill(NOTICE_HTML, { ...words, address, url: signInUrl, shopName: shop.name, shopPhone: shop.phone }),
    text: [
      ...[words.heading, '', words.intro, '', `${words.button}: ${signInUrl}`, '', words.footnote, ''],
      `${shop.name}, ${shop.phone}`,
    ].join('\n'),
  };
}
