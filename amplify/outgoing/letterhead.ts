import * as v from 'valibot';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { exampleLinks } from './links';
import type { MailShop } from './telling';

/** The facts an email needs to look like the shop's. */
const schema = v.object({
  name: v.string(),
  phone: v.string(),
  addressLines: v.array(v.string()),
  locale: v.string(),
  accent: v.string(),
});
export type Letterhead = v.InferOutput<typeof schema>;

/** The letterhead of a shop that is not set up, or cannot be read right now. */
export const PLAIN_LETTERHEAD: Letterhead = { name: 'Workbay', phone: '', addressLines: [], locale: 'en', accent: '' };

/** The letterhead from the settings. */
export const letterheadOf = ({ name, phone, addressLines, locale, accent }: ShopSettings): Letterhead => ({
  ...{ name, phone, addressLines: [...addressLines], locale, accent },
});

/** Reads a stored letterhead; the plain one for anything else. */
export function parseLetterhead(text: string): Letterhead {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success && parsed.output.name !== '' ? parsed.output : PLAIN_LETTERHEAD;
  } catch {
    return PLAIN_LETTERHEAD;
  }
}

/** A shop known only by its letterhead: enough for emails that mention no visit and link to nothing personal. */
export const shopOf = (letterhead: Letterhead, siteUrl: string): MailShop => ({
  ...letterhead,
  ...{ siteUrl, linkTo: exampleLinks({ siteUrl }), timeZone: 'UTC', currency: 'USD', cancelCutOffMinutes: 0 },
});
