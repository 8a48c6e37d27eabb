import { describe, expect, it } from 'vitest';
import type { FileRow } from './read-csv';
import { guessColumns, importLines, inChunks } from './import-columns';

describe('the columns of a file', () => {
  it('are guessed from their names, in any case and punctuation', () => {
    const columns = guessColumns(['Full Name', 'E_MAIL', 'Mobile', 'Rego', 'Something else', 'PLZ']);
    expect(columns).toMatchObject({
      name: 'Full Name',
      email: 'E_MAIL',
      phone: 'Mobile',
      plate: 'Rego',
      postcode: 'PLZ',
    });
    expect(columns.city).toBe('');
  });

  it('are not used twice', () => {
    const columns = guessColumns(['mail']);
    expect(Object.values(columns).filter((column) => column === 'mail')).toHaveLength(1);
  });

  it('of our own export are all known, except the list of cars, which is not a plate', () => {
    const names = ['name', 'email', 'phone', 'street', 'postcode', 'city', 'marketing consent', 'cars'];
    const columns = guessColumns(names);
    expect(names.filter((name) => !Object.values(columns).includes(name))).toEqual(['cars']);
  });
});

const aRow = (values: Readonly<Record<string, string>>): FileRow => ({ row: 2, values, fault: null, further: '' });

it('lines keep their number in the file, and lose unused columns', () => {
  const columns = guessColumns(['name', 'secret']);
  const [line] = importLines([aRow({ name: ' Casey ', secret: 'x' })], columns);
  expect(line).toMatchObject({ row: 2, name: 'Casey', email: '' });
  expect(JSON.stringify(line)).not.toContain('secret');
});

it('a value loses the mark that keeps a spreadsheet from calculating it', () => {
  const row = { name: "'@home", phone: "'+61 2 5550 7788", city: "'s-Hertogenbosch" };
  const [line] = importLines([aRow(row)], guessColumns(Object.keys(row)));
  expect(line).toMatchObject({ name: '@home', phone: '+61 2 5550 7788', city: "'s-Hertogenbosch" });
});

it('a column without a name belongs to no field', () => {
  const [line] = importLines([aRow({ '': 'yes', name: 'Casey' })], guessColumns(['', 'name']));
  expect(line).toMatchObject({ name: 'Casey', marketingConsent: '', phone: '', city: '' });
});

it('a very long value is cut to what is enough to refuse it', () => {
  const [line] = importLines([aRow({ name: 'x'.repeat(1_000_000) })], guessColumns(['name']));
  expect(line?.name).toHaveLength(1000);
});

it.each([
  [0, []],
  [1, [1]],
  [100, [100]],
  [250, [100, 100, 50]],
])('%i lines go in parts of %j', (count, sizes) => {
  expect(inChunks(Array.from({ length: count })).map(({ length }) => length)).toEqual(sizes);
});
