import { type Result, ok, refuse } from '../shared/result';

/** A vehicle identification number, taken apart (ISO 3779, ISO 3780; check digit as in 49 CFR 565.15). */
export interface Vin {
  readonly vin: string;
  /** World manufacturer identifier: the first three characters. */
  readonly wmi: string;
  /** Whether the ninth character is the right check digit. Binding in North America and China, else often unused. */
  readonly hasCheckDigit: boolean;
  /**
   * The model year by the tenth character, in the 30 years up to `latestYear`; null for a character that means no year.
   */
  readonly modelYear: number | null;
}

// I, O and Q are never used, so that they cannot be read as 1 and 0.
const SHAPE = /^[A-HJ-NPR-Z0-9]{17}$/;
const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, index + 1] as const),
  ),
);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const YEARS = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const CHECK_DIGIT_AT = 8;
const YEAR_AT = 9;
/** Where the law requires the check digit: North America (1 to 5) and China (L). */
const CHECKED_REGION = /^[1-5L]/;

const valueOf = (character: string): number => VALUES[character] ?? Number(character);

/** The correct check digit for these 17 characters: `0` to `9`, or `X` for ten. */
export function checkDigitOf(vin: string): string {
  const sum = [...vin].reduce((total, character, index) => total + valueOf(character) * (WEIGHTS[index] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/**
 * Reads a VIN as people type it: spaces and dashes are dropped, lower case is accepted. INVALID_VIN with `rule` `shape`
 * (not 17 characters of the alphabet) or `check-digit` (wrong where the law requires one).
 */
export function parseVin(text: string, latestYear: number): Result<Vin> {
  const vin = text.toUpperCase().replace(/[\s-]/g, '');
  if (!SHAPE.test(vin)) return refuse('INVALID_VIN', { rule: 'shape' });
  const hasCheckDigit = checkDigitOf(vin) === vin.charAt(CHECK_DIGIT_AT);
  if (!hasCheckDigit && CHECKED_REGION.test(vin)) return refuse('INVALID_VIN', { rule: 'check-digit' });
  return ok({ vin, wmi: vin.slice(0, 3), hasCheckDigit, modelYear: modelYearOf(vin.charAt(YEAR_AT), latestYear) });
}

function modelYearOf(code: string, latestYear: number): number | null {
  const position = YEARS.indexOf(code);
  if (position < 0) return null;
  const year = 1980 + position;
  return year + Math.floor((latestYear - year) / YEARS.length) * YEARS.length;
}
