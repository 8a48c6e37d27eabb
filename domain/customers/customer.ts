import { type Refused, refuse } from '../shared/result';
import type { Instant } from '../shared/time';

/** How the workshop gets in touch when there is a question. */
export const CONTACT_WAYS = ['EMAIL', 'PHONE'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** A customer's own details. Empty texts mean "not told". */
export interface CustomerDetails {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** May be sent offers. Emails about a visit need no consent. */
  readonly marketingConsent: boolean;
  /** Wants reminders of visits. Null when the customer has not said: counts as yes. */
  readonly reminderMails: boolean | null;
  /** Null when the customer has not said: counts as email. */
  readonly preferredContact: ContactWay | null;
}

/**
 * A person who brings a car. `customerId` is the sign-in's `sub`, or begins with `guest-` (booked without one), `cust-`
 * (entered by staff) or `import-` (from a file).
 */
export interface Customer extends CustomerDetails {
  readonly customerId: string;
  readonly version: number;
  readonly createdAt: Instant;
  /** Set when the person was deleted: the row then holds nothing personal. */
  readonly deletedAt: Instant | null;
  /** Set when the record was found to be a duplicate of this one, which now has its history. */
  readonly mergedInto: string | null;
}

/**
 * The staff's file on a customer. No page shows it to the customer; it is about them, so it is part of the copy of
 * their data that they have a right to (Article 15 of the GDPR, and its like elsewhere).
 */
export interface CustomerNotes {
  readonly customerId: string;
  readonly tags: readonly string[];
  readonly note: string;
  /** Counts changes; 0 until something is noted. */
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

/** Other emails about a visit come either way. */
export const wantsReminders = ({ reminderMails }: Pick<CustomerDetails, 'reminderMails'>): boolean =>
  reminderMails !== false;

export const prefersCall = ({ preferredContact }: Pick<CustomerDetails, 'preferredContact'>): boolean =>
  preferredContact === 'PHONE';

/** INVALID_INPUT at the phone number if the customer wants to be called but gave none, else null. */
export const withoutNumber = (details: Pick<CustomerDetails, 'preferredContact' | 'phone'>): Refused | null =>
  prefersCall(details) && details.phone === '' ? refuse('INVALID_INPUT', { field: 'phone', rule: 'call' }) : null;

/** Was the record deleted, or merged into another? */
export const isGone = ({ deletedAt, mergedInto }: Pick<Customer, 'deletedAt' | 'mergedInto'>): boolean =>
  deletedAt !== null || mergedInto !== null;

/** Does this person have a sign-in? Only then can they see and change the record themselves. */
export const hasSignIn = (customerId: string): boolean => !/^(guest|cust|import)-/.test(customerId);

/** The key of an index holds 1024 bytes; one character may expand to eighteen. */
const LONGEST_SORT_NAME = 100;

/**
 * What a list of people is sorted by: the name without marks and capitals, family name first when there are two. A name
 * without any letter or digit is used as it is.
 */
export function sortNameOf(name: string): string {
  const words = plainText(name).split(' ').filter(Boolean);
  const sorted = [...words.slice(-1), ...words.slice(0, -1)].join(' ') || name.trim();
  return [...sorted].slice(0, LONGEST_SORT_NAME).join('');
}

/** Lower case, no accents or invisible characters, single spaces: how texts are compared. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.+-]+/gu, ' ')
    .trim();
