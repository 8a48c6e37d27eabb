import type { Locator, Page } from '@playwright/test';

/** The block of a car on the board; the cards above the board name the car too, but no time span. */
export const blockOf = (page: Page, plate: string): Locator =>
  page.getByRole('main').getByRole('link', { name: new RegExp(`^\\d+:\\d\\d to .*${plate}`) });
