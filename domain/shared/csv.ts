/**
 * What a spreadsheet reads as a formula: by its first character, full-width forms included. Only the beginning is
 * checked, so that a later line break cannot hide it.
 */
export const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** The value after the "text, not a formula" mark that our files and others' put before such a beginning. */
export const withoutMark = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
