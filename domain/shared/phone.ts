/** A number of 7 to 15 digits, with the usual separators, with or without a +. */
export const isPhone = (text: string): boolean => /^\+?\d{7,15}$/.test(text.replace(/[\s()./\p{Pd}]/gu, ''));

/** The world's calling codes (ITU-T E.164): none is the beginning of another. */
const COUNTRY = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
/** Longer numbers begin with their country code, even if no + was typed. */
const LONGEST_NATIONAL = 10;

/**
 * The digits of a number without its country code and the 0 dialled within the country: "+61 400 123 456", "0061 (0)400
 * 123 456" and "0400 123 456" are the same.
 */
export function nationalNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const isAbroad = /^[^\d+]*(?:\+|00)/.test(phone) || (digits.length > LONGEST_NATIONAL && !digits.startsWith('0'));
  const national = isAbroad ? digits.replace(/^00/, '').replace(COUNTRY, '') : digits;
  return national.replace(/^0+/, '');
}
