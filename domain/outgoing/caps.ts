/** How many mails one address may get. */
export interface Cap {
  readonly perHour: number;
  readonly perDay: number;
}

/**
 * Whose address it is. PROVEN: someone signed in with it. UNPROVEN: it was typed, perhaps by someone else, so that a
 * stranger must not be mailed without end. SHOP: the workshop's own.
 */
export type AddressStanding = 'PROVEN' | 'UNPROVEN' | 'SHOP';

/** By the hour a mail waits, by the day it is skipped. A visit from booking to pick-up is six mails at most on one day. */
export const CAPS: Readonly<Record<AddressStanding, Cap>> = {
  PROVEN: { perHour: 15, perDay: 40 },
  UNPROVEN: { perHour: 4, perDay: 6 },
  SHOP: { perHour: 60, perDay: 300 },
};
