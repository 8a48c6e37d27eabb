import type { LocalDate } from '../shared/time';

/**
 * How many years the books keep what was done and what it cost, after the year it happened in. Ten is the longest
 * period among the countries where the product is used (Germany: section 147 of the Fiscal Code, section 257 of the
 * Commercial Code; Australia asks for five years, New Zealand for seven).
 */
export const BOOKS_YEARS = 10;

/** The first day on which the books may drop what happened on a day: always the first of January. */
export const booksKeptUntil = (date: LocalDate): LocalDate =>
  `${String(Number(date.slice(0, 4)) + BOOKS_YEARS + 1)}-01-01`;
