import { plainText } from './customer';
import { nationalNumber } from '../shared/phone';
import { plateKey } from '../vehicles/vehicle';

/** The part of a line that tells whom it is about. */
export interface WhoseLine {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly plate: string;
}

/**
 * The person a line of a file is about: the address, else the number with the name, else the name with the car. Lines
 * with the same key are one person, however they are written: a file may be read before it is parsed.
 */
export function personKeyOf({ name, email, phone, plate }: WhoseLine): string {
  const address = email.replace(/[\p{C}\s]/gu, '').toLowerCase();
  if (address !== '') return `mail:${address}`;
  const number = nationalNumber(phone);
  const called = plainText(name) || name.trim();
  return `${called} ${number === '' ? `plate:${plateKey(plate)}` : `phone:${number}`}`;
}

/** The part of a line that tells which car it brings. */
export interface CarOfLine {
  readonly plate: string;
  readonly vin: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
}

/**
 * Which car of a person a line brings: the plate, else the VIN, else make, model and year; empty if there is none. A
 * plate without a letter or a digit, such as a dash, does not count.
 */
export function carKeyOf({ plate, vin, make, model, year }: CarOfLine): string {
  if (plateKey(plate) !== '') return plateKey(plate);
  if (vin !== '') return `vin:${vin}`;
  return make === '' && model === '' ? '' : `car:${JSON.stringify([make, model, year]).toLowerCase()}`;
}
