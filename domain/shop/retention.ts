import type { LocalDate } from '../shared/time';

/**
 * Years for which the books keep what was done and what it cost, after the year it happened in. Ten is the longest
 * period of the countries that the product is used in (Germany: section 147 of the Fiscal Code, section 257 of the
 * Commercial Code; Australia asks for five years, New Zealand for seven).
 */
export const BOOKS_YEARS = 10;

/** The first day on which what happened on a day may go from the books: always the first of January. */
export const booksKeptUntil = (date: LocalDate): LocalDate =>
  `${String(Number(date.slice(0, 4)) + BOOKS_YEARS + 1)}-01-01`;
