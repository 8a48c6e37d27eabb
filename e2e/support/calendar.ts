import type { Locator, Page } from '@playwright/test';

/** The block of a car on the calendar; the cards above the calendar name the car too, but no time span. */
export const blockOf = (page: Page, plate: string): Locator =>
  page.getByRole('main').getByRole('link', { name: new RegExp(`^\\d+:\\d\\d to .*${plate}`) });
