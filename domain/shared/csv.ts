/**
 * What a spreadsheet takes for a formula: by its first character, also in the wide form of East Asia. Only the beginning
 * is looked at, so that no line break further on hides it.
 */
export const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** The value behind the mark for "text, not a formula", which files of ours and others' put before such a beginning. */
export const withoutMark = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
