import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { FORMULA, withoutMark } from '../../../../domain/shared/csv';
import { csvOf } from './table-csv';

interface Row {
  readonly name: string;
  readonly note: string;
}

const COLUMNS = [
  { header: 'Name', text: ({ name }: Row) => name },
  { header: 'Note', text: ({ note }: Row) => note },
];
const parsed = (csv: string) => Papa.parse<string[]>(csv).data;

it.each(['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1'])(
  'what a spreadsheet would run is text: %j',
  async (formula) => {
    const [, cells] = parsed(await csvOf(COLUMNS, [{ name: formula, note: `fine ${formula}` }]));
    expect(cells).toEqual([`'${formula}`, `fine ${formula}`]);
  },
);

it('quotes, commas, line ends and right-to-left names come back unchanged', async () => {
  const rows = [
    { name: 'Ann "Annie" Lee, Jr', note: 'first\r\nsecond\nthird' },
    { name: 'محمد بن سلمان', note: '‏שלום, עולם‏' },
    { name: '', note: '\u2028"' },
  ];
  expect(parsed(await csvOf(COLUMNS, rows))).toEqual([['Name', 'Note'], ...rows.map(({ name, note }) => [name, note])]);
});

it('no cell starts a formula, and every text can be read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name: fc.string(), note: fc.string() }), { minLength: 1 }), async (rows) => {
      const [, ...lines] = parsed(await csvOf(COLUMNS, rows));
      for (const [at, cells] of lines.entries()) {
        expect(cells.some((cell) => FORMULA.test(cell))).toBe(false);
        expect(cells.map(withoutMark)).toEqual([rows[at]?.name, rows[at]?.note].map((cell) => withoutMark(cell ?? '')));
      }
    }),
    { numRuns: 50 },
  );
});
