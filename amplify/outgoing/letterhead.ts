import * as v from 'valibot';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { exampleLinks } from './links';
import type { MailShop } from './telling';

/** What a mail needs to know of the shop to look like the shop's. */
const schema = v.object({
  name: v.string(),
  phone: v.string(),
  addressLines: v.array(v.string()),
  locale: v.string(),
  accent: v.string(),
});
export type Letterhead = v.InferOutput<typeof schema>;

/** The letterhead of a shop that has not been set up, or that cannot be read at this moment. */
export const PLAIN_LETTERHEAD: Letterhead = { name: 'Workbay', phone: '', addressLines: [], locale: 'en', accent: '' };

/** The letterhead as the settings have it. */
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

/** A shop known by its letterhead alone: enough for mails that tell of no visit and lead to nothing personal. */
export const shopOf = (letterhead: Letterhead, siteUrl: string): MailShop => ({
  ...letterhead,
  ...{ siteUrl, linkTo: exampleLinks({ siteUrl }), timeZone: 'UTC', currency: 'USD', cancelCutOffMinutes: 0 },
});
