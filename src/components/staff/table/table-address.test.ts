import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PAGES, type TableSpec, type TableView, readTableAddress, writeTableAddress } from './table-address';

const SPEC: TableSpec = {
  id: 'test',
  columns: ['phone', 'email', 'city'],
  sorts: ['name', 'since'],
  filters: ['find', 'area'],
};
const read = (search: string) => readTableAddress(new URLSearchParams(search), SPEC);
const USUAL = read('');

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const view: fc.Arbitrary<TableView> = fc.record({
  sort: fc.record({ id: fc.constantFrom('name', 'since'), desc: fc.boolean() }),
  columns: fc.option(fc.subarray(['phone', 'email', 'city']).map((some) => new Set(some))),
  filters: fc.record({ find: text, area: text }),
  pages: fc.integer({ min: 1, max: MOST_PAGES }),
  open: text,
});

describe('the address of a table', () => {
  it('holds the view and nothing else: written and read again it is the same', () => {
    fc.assert(
      fc.property(view, (shown) => {
        const address = writeTableAddress(new URLSearchParams('kept=yes'), shown, SPEC);
        expect(readTableAddress(new URLSearchParams(address.toString()), SPEC)).toEqual(shown);
        expect(address.get('kept')).toBe('yes');
      }),
    );
  });

  it('is empty for the default view', () => {
    expect(writeTableAddress(new URLSearchParams(), USUAL, SPEC).toString()).toBe('');
  });

  it.each([
    ['a column that no longer exists', 'columns=fax.telex', { columns: null }],
    ['a column that no longer exists beside one that does', 'columns=fax.email', { columns: new Set(['email']) }],
    ['no column at all', 'columns=', { columns: new Set() }],
    ['an order that the server does not know', 'sort=-salary', {}],
    ['a word for a number of pages', 'pages=all', {}],
    ['a cursor for a number of pages', 'pages=eyJ2ZXJzaW9uIjozLCJ0b2tlbiI6IkFRSUNBSGg', {}],
    ['pages below one', 'pages=-3', {}],
    ['pages with a fraction', 'pages=2.5', {}],
    ['a sort that is a method of every object', 'sort=constructor&find=', {}],
  ])('that names %s shows the table without it', (_case, search, expected) => {
    expect(read(search)).toEqual({ ...USUAL, ...expected });
  });

  it('never requests more pages at once than a table shows', () => {
    expect(read('pages=9999').pages).toBe(MOST_PAGES);
    expect(read(`pages=${'9'.repeat(10_000)}`).pages).toBe(1);
  });

  it('of ten thousand characters is cut to what a person would type', () => {
    const long = 'x'.repeat(10_000);
    const { filters, open, sort } = read(`find=${long}&area=${long}&open=${long}&sort=${long}`);
    expect([filters['find'], filters['area'], open].map((value) => value?.length)).toEqual([200, 200, 200]);
    expect(sort).toEqual(USUAL.sort);
  });

  it('accepts any text without failing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('sort', 'columns', 'pages', 'open', 'find'), text), (anything) => {
        const shown = read(new URLSearchParams(anything).toString());
        expect(shown.pages).toBeGreaterThanOrEqual(1);
        expect(SPEC.sorts).toContain(shown.sort?.id);
      }),
    );
  });
});
