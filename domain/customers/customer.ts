import { type Refused, refuse } from '../shared/result';
import type { Instant } from '../shared/time';

/** How the workshop gets in touch when there is a question. */
export const CONTACT_WAYS = ['EMAIL', 'PHONE'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** What a customer tells about themselves. Empty texts stand for "not told". */
export interface CustomerDetails {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** May be written to about offers. Mails about a visit need no consent. */
  readonly marketingConsent: boolean;
  /** Wants to be reminded of visits. Null when nobody has said: that counts as yes. */
  readonly reminderMails: boolean | null;
  /** Null when nobody has said: that counts as e-mail. */
  readonly preferredContact: ContactWay | null;
}

/**
 * Somebody who comes with a car. `customerId` is the sign-in's `sub`, or begins with `guest-` (booked without one),
 * `cust-` (entered by staff) or `import-` (from a file).
 */
export interface Customer extends CustomerDetails {
  readonly customerId: string;
  readonly version: number;
  readonly createdAt: Instant;
  /** Set when the person was deleted: nothing personal is left in the row. */
  readonly deletedAt: Instant | null;
  /** Set when the record was found to be a duplicate of this one, which has its history now. */
  readonly mergedInto: string | null;
}

/**
 * What staff keep on file beside. No page of the customer shows it; it is about them, so it is part of the copy of their
 * data that they have a right to (Article 15 of the GDPR, and its like elsewhere).
 */
export interface CustomerNotes {
  readonly customerId: string;
  readonly tags: readonly string[];
  readonly note: string;
  /** Counts changes; 0 as long as nothing was noted. */
  readonly version: number;
}

export const NO_DETAILS: CustomerDetails = {
  name: '',
  email: '',
  phone: '',
  street: '',
  postcode: '',
  city: '',
  marketingConsent: false,
  reminderMails: null,
  preferredContact: null,
};

/** Other mails about a visit come either way. */
export const wantsReminders = ({ reminderMails }: Pick<CustomerDetails, 'reminderMails'>): boolean =>
  reminderMails !== false;

export const prefersCall = ({ preferredContact }: Pick<CustomerDetails, 'preferredContact'>): boolean =>
  preferredContact === 'PHONE';

/** INVALID_INPUT at the phone number for somebody who wants to be called and has told none, else null. */
export const withoutNumber = (details: Pick<CustomerDetails, 'preferredContact' | 'phone'>): Refused | null =>
  prefersCall(details) && details.phone === '' ? refuse('INVALID_INPUT', { field: 'phone', rule: 'call' }) : null;

/** Was the record deleted, or merged into another? */
export const isGone = ({ deletedAt, mergedInto }: Pick<Customer, 'deletedAt' | 'mergedInto'>): boolean =>
  deletedAt !== null || mergedInto !== null;

/** Has the person a sign-in of their own? Only then they can see and change the record themselves. */
export const hasSignIn = (customerId: string): boolean => !/^(guest|cust|import)-/.test(customerId);

/** The key of an index holds 1024 bytes; single characters may be written out in eighteen. */
const LONGEST_SORT_NAME = 100;

/**
 * What a list of people is sorted by: the name without marks and capitals, family name first when there are two. A name
 * without a letter or a digit is taken as it is.
 */
export function sortNameOf(name: string): string {
  const words = plainText(name).split(' ').filter(Boolean);
  const sorted = [...words.slice(-1), ...words.slice(0, -1)].join(' ') || name.trim();
  return [...sorted].slice(0, LONGEST_SORT_NAME).join('');
}

/** Lower case without accents and what cannot be seen, single spaces: how texts are compared. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.+-]+/gu, ' ')
    .trim();
