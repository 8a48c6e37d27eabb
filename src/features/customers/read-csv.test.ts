import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv';

const read = (content: string | Uint8Array) =>
  readCsv(new File([typeof content === 'string' ? content : new Uint8Array(content)], 'register.csv'));
const valuesOf = async (content: string | Uint8Array) => (await read(content)).rows.map(({ values }) => values);
const utf16 = (text: string, isBig = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('a file is read', () => {
  const CASEY = [{ name: 'Zoë', city: 'Köln' }];
  it.each([
    ['as UTF-8', 'name,city\nZoë,Köln\n'],
    ['with a byte order mark', '\ufeffname,city\nZoë,Köln'],
    ['with semicolons and the line ends of Windows', 'name;city\r\nZoë;Köln\r\n'],
    ['with tabs', 'name\tcity\nZoë\tKöln'],
    ['that says what separates its values', 'sep=;\r\nname;city\r\nZoë;Köln'],
    ['as the Unicode text of Excel', utf16('name\tcity\r\nZoë\tKöln\r\n')],
    ['as UTF-16 the other way round', utf16('name,city\nZoë,Köln', true)],
    ['as Excel on Windows saves CSV', Buffer.from('name;city\r\nZoë;Köln\r\n', 'latin1')],
    ['with spaces round the names of its columns', ' name , city \nZoë,Köln'],
  ])('%s', async (_how, content) => {
    expect(await valuesOf(content)).toEqual(CASEY);
  });

  it('with quotes round separators, quotes and line breaks', async () => {
    const content = 'name,street\n"Moreau, Casey","1 ""Old"" Road\r\nFlat 2"\n';
    expect(await valuesOf(content)).toEqual([{ name: 'Moreau, Casey', street: '1 "Old" Road\r\nFlat 2' }]);
  });

  it('with columns that have the same name, or none', async () => {
    const { columns, rows } = await read(',name,phone,phone\n0,Casey,1,2\n');
    expect(columns).toEqual(['Column 1', 'name', 'phone', 'phone (2)']);
    expect(rows[0]?.values).toEqual({ 'Column 1': '0', name: 'Casey', phone: '1', 'phone (2)': '2' });
  });
});

it('lines are numbered as in a spreadsheet, including empty ones', async () => {
  const { rows } = await read('name,city\n\nCasey,"Two\nlines"\n,\n  \nRobin,Perth\n');
  expect(rows.map(({ row, values }) => [row, values['name']])).toEqual([
    [3, 'Casey'],
    [6, 'Robin'],
  ]);
});

it('a line with more values than columns is refused, one with empty values at the end is fine', async () => {
  const { rows } = await read('name,city,plate\nCasey,1 Main St, Apt 2,Perth,ABC\nRobin,Perth,AB 1,,\nKim\n');
  expect(rows.map(({ fault, further }) => [fault, further])).toEqual([
    ['too-many-values', 'Perth ABC'],
    [null, ''],
    [null, ''],
  ]);
});

it('a quote that is never closed is named', async () => {
  const { rows } = await read('name,city\nCasey,Perth\n"Robin,Perth\nKim,Perth\n');
  expect(rows.map(({ row, fault }) => [row, fault])).toEqual([
    [2, null],
    [3, 'quotes'],
  ]);
});

it.each([
  ['a spreadsheet', Buffer.from('PK\u0003\u0004rest')],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
])('%s is no CSV', async (_what, content) => {
  expect(await read(content)).toMatchObject({ isText: false, rows: [] });
});

it('an empty file has no lines', async () => {
  expect(await read('')).toMatchObject({ isText: true, columns: [], rows: [] });
});
