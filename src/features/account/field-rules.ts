import { type ContactWay, withoutNumber } from '../../../domain/customers/customer';
import { isPhone } from '../../../domain/shared/phone';
import { parseVin } from '../../../domain/vehicles/vin';
import type { FieldRule, FormRule } from '../../lib/use-field-form';

export const nameRule: FieldRule = (value) => (value.trim() === '' ? 'Tell us your name.' : undefined);

/** The same numbers as the API accepts, or none. */
export const phoneRule: FieldRule = (value) =>
  value.trim() === '' || isPhone(value) ? undefined : 'Check the number. 7 to 15 digits, with + if you like.';

/** The preferred way of contact in the form: an unknown value counts as email. */
export const contactWayOf = (value: string | undefined): ContactWay => (value === 'PHONE' ? 'PHONE' : 'EMAIL');

/** The number for a customer who prefers calls. */
export const callRule: FormRule = (value, { preferredContact }) =>
  withoutNumber({ phone: value.trim(), preferredContact: contactWayOf(preferredContact) })
    ? 'Enter the number to call you on, or choose e-mail.'
    : phoneRule(value);

export const plateRule: FieldRule = (value) => (value.trim() === '' ? 'Enter the number plate.' : undefined);

export const makeRule: FieldRule = (value) => (value.trim() === '' ? 'Enter the make, such as Toyota.' : undefined);

export const anythingRule: FieldRule = () => undefined;

export const yearRule: FieldRule = (value) => {
  const typed = value.trim();
  if (typed === '') return undefined;
  const isYear = /^\d{4}$/.test(typed) && Number(typed) >= 1900 && Number(typed) <= 2100;
  return isYear ? undefined : 'Enter the year with 4 digits, such as 2019.';
};

/** As the API reads it; the last argument is for the model year, which does not matter here. */
export const vinRule: FieldRule = (value) => {
  if (value.trim() === '') return undefined;
  const read = parseVin(value, 2100);
  if (read.ok) return undefined;
  return read.problem.facts['rule'] === 'check-digit'
    ? 'One of these characters is wrong: they do not add up. Compare them with your papers.'
    : 'A VIN has 17 characters, without I, O and Q.';
};

const MOST_KM = 5_000_000;

export const kmRule: FieldRule = (value) => {
  const typed = value.replace(/[\s.,]/g, '');
  if (typed === '') return undefined;
  return /^\d{1,7}$/.test(typed) && Number(typed) <= MOST_KM ? undefined : 'Enter whole kilometres, such as 84120.';
};

export const deleteWordRule: FieldRule = (value) =>
  value.trim().toLowerCase() === 'delete' ? undefined : 'Type the word delete.';
