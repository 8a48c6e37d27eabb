/** How many emails one address may get. */
export interface Cap {
  readonly perHour: number;
  readonly perDay: number;
}

/**
 * Whose address it is. PROVEN: someone signed in with it. UNPROVEN: it was typed, perhaps by someone else, so a
 * stranger must not be sent emails without limit. SHOP: the workshop's own.
 */
export type AddressStanding = 'PROVEN' | 'UNPROVEN' | 'SHOP';

/**
 * Above the hourly cap an email waits; above the daily cap it is skipped. A visit from booking to pick-up is at most
 * six emails in one day.
 */
export const CAPS: Readonly<Record<AddressStanding, Cap>> = {
  PROVEN: { perHour: 15, perDay: 40 },
  UNPROVEN: { perHour: 4, perDay: 6 },
  SHOP: { perHour: 60, perDay: 300 },
};
