import { withoutMark } from '../../../domain/shared/csv';
import type { FileRow } from './read-csv';

/** The fields of an import, with the words that files use for them. The first is the label. */
export const IMPORT_FIELDS = {
  name: ['Name', 'customer', 'full name', 'kunde', 'nom'],
  email: ['E-mail', 'email', 'mail', 'e-mail address'],
  phone: ['Phone', 'telephone', 'mobile', 'telefon', 'phone number'],
  street: ['Street', 'address', 'strasse', 'straße'],
  postcode: ['Postcode', 'zip', 'plz', 'postal code'],
  city: ['City', 'town', 'suburb', 'ort'],
  marketingConsent: ['Marketing consent', 'newsletter', 'consent'],
  reminderMails: ['Reminder mails', 'reminders'],
  preferredContact: ['Preferred contact', 'contact by', 'prefers'],
  tags: ['Tags', 'tag', 'group'],
  plate: ['Plate', 'registration', 'rego', 'number plate', 'kennzeichen'],
  make: ['Make', 'brand', 'marke'],
  model: ['Model', 'modell'],
  year: ['Year', 'baujahr'],
  vin: ['VIN', 'chassis number', 'fin'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type ImportField = keyof typeof IMPORT_FIELDS;

export const FIELDS = Object.keys(IMPORT_FIELDS) as ImportField[];

/** The column of the file for each field; empty for none. */
export type ColumnMap = Readonly<Record<ImportField, string>>;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The columns as their names suggest. No column is used twice. */
export function guessColumns(columns: readonly string[]): ColumnMap {
  const free = new Set(columns);
  const entries = FIELDS.map((field) => {
    const words = IMPORT_FIELDS[field].map(plain);
    const found = [...free].find((column) => words.includes(plain(column))) ?? '';
    free.delete(found);
    return [field, found] as const;
  });
  return Object.fromEntries(entries) as Record<ImportField, string>;
}

/** A line of an import. */
export type ImportLine = Readonly<Record<ImportField, string>> & { readonly row: number };

/** Longer than any field may be; more would only make a part of the file too long to send. */
const LONGEST_VALUE = 1000;

const valueOf = (text: string): string => withoutMark(text.slice(0, LONGEST_VALUE).trim());

/** The lines of a file for an import. A field without a column is empty. */
export const importLines = (rows: readonly FileRow[], columns: ColumnMap): ImportLine[] =>
  rows.map(({ row, values }) => ({
    row,
    ...(Object.fromEntries(
      FIELDS.map((field) => [field, columns[field] === '' ? '' : valueOf(values[columns[field]] ?? '')]),
    ) as Record<ImportField, string>),
  }));

export const CHUNK = 100;

/** The lines in parts, each as many as one call accepts. */
export const inChunks = <T>(lines: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, index) =>
    lines.slice(index * CHUNK, (index + 1) * CHUNK),
  );
