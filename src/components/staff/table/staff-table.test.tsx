import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BrowserRouter } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../lib/problem-error';
import { StaffTable } from './staff-table';
import type { TableColumn } from './table-column';
import { TableFilters } from './table-filters';
import type { TableRows } from './use-cursor-rows';
import { useTable } from './use-table';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly city: string;
}

const person = (id: string, name: string, phone = '', city = 'Perth'): Person => ({ id, name, phone, city });
const COLUMNS: readonly TableColumn<Person>[] = [
  { id: 'name', header: 'Name', isName: true, sort: { up: 'A to Z', down: 'Z to A' }, text: ({ name }) => name },
  { id: 'phone', header: 'Phone', text: ({ phone }) => phone },
  { id: 'city', header: 'City', text: ({ city }) => city },
];
const SPEC = {
  id: 'people',
  columns: ['phone', 'city'],
  extraColumns: ['city'],
  sorts: ['name'],
  filters: ['find', 'area'],
};

const listed = (rows: readonly Person[] | undefined, more: Partial<TableRows<Person>> = {}): TableRows<Person> => ({
  ...{ rows, error: null, hasMore: false, isReadingMore: false, retry: vi.fn(), showMore: vi.fn() },
  ...more,
});

function People({ rows }: { rows: TableRows<Person> }) {
  const table = useTable(SPEC);
  return (
    <StaffTable
      label="People"
      {...{ table, rows }}
      columns={COLUMNS}
      rowId={({ id }) => id}
      filters={
        <TableFilters
          table={table}
          filters={[{ name: 'area', label: 'Area', any: 'All', options: [['N', 'North']] }]}
        />
      }
      bulk={(chosen) => <p>with {chosen.map(({ name }) => name).join(' and ')}</p>}
      csvName="people.csv"
      empty={{ title: 'No one yet', text: 'Everyone who books appears here.', action: <a href="/new">Add someone</a> }}
    />
  );
}

const ui = (rows: TableRows<Person>) => (
  <BrowserRouter>
    <People rows={rows} />
  </BrowserRouter>
);
const open = (rows: TableRows<Person>, search = '') => {
  window.history.replaceState(null, '', `/people${search}`);
  return render(ui(rows));
};
const where = () => window.location.search;
const PEOPLE = [person('1', 'Ann', '123'), person('2', 'Bob'), person('3', 'محمد')];

beforeEach(() => localStorage.clear());

describe('a table', () => {
  it('says that it is loading, offers to retry after a failure, and says what to do if it is empty', async () => {
    const { rerender } = open(listed(undefined));
    expect(screen.getByRole('status', { name: 'Loading people' })).toBeVisible();
    const failed = listed(undefined, { error: new ProblemError('UNAVAILABLE') });
    rerender(ui(failed));
    expect(screen.getByRole('alert')).toHaveTextContent('We cannot reach the workshop’s system');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(failed.retry).toHaveBeenCalledOnce();
    rerender(ui(listed([])));
    expect(screen.getByRole('heading', { name: 'No one yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add someone' })).toBeVisible();
  });

  it('with filters that match nothing offers to clear them, and to load more if there is more', async () => {
    const rows = listed([], { hasMore: true });
    open(rows, '?area=N');
    expect(screen.getByRole('heading', { name: 'Nothing so far' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Keep looking' }));
    expect(rows.showMore).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(where()).toBe('');
    expect(screen.getByRole('heading', { name: 'No one yet' })).toBeVisible();
  });

  it('keeps its rows when the next page fails', () => {
    open(listed(PEOPLE, { hasMore: true, error: new ProblemError('OFFLINE') }));
    expect(screen.getAllByRole('rowheader')).toHaveLength(3);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('sorts by a column header, by keyboard too, and announces the order', async () => {
    open(listed(PEOPLE));
    const head = screen.getByRole('columnheader', { name: 'Name' });
    expect(head).toHaveAttribute('aria-sort', 'ascending');
    within(head).getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    expect(where()).toBe('?sort=-name');
    expect(head).toHaveAttribute('aria-sort', 'descending');
    await userEvent.keyboard(' ');
    expect(where()).toBe('');
    expect(screen.getByRole('columnheader', { name: 'Phone' })).not.toHaveAttribute('aria-sort');
  });

  it('shows the chosen columns, keeps them in the address, and remembers them', async () => {
    const { unmount } = open(listed(PEOPLE));
    expect(screen.queryByRole('columnheader', { name: 'City' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'City' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Phone' }));
    expect(where()).toBe('?columns=city');
    unmount();
    open(listed(PEOPLE));
    expect(screen.getByRole('columnheader', { name: 'City' })).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: 'Phone' })).toBeNull();
  });

  it('opens a row in the address and keeps the rest of it', async () => {
    open(listed(PEOPLE), '?area=N');
    await userEvent.click(screen.getByRole('link', { name: 'محمد' }));
    expect(where()).toBe('?area=N&open=3');
    expect(screen.getByRole('link', { name: 'محمد' })).toHaveAttribute('aria-current', 'true');
  });
});

describe('chosen rows', () => {
  it('are only the visible ones: filtered-out rows are not acted on', async () => {
    const { rerender } = open(listed(PEOPLE));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
    expect(screen.getByText('3 selected')).toBeVisible();
    rerender(ui(listed(PEOPLE.slice(1))));
    expect(screen.getByText('with Bob and محمد')).toBeVisible();
  });

  it('stay chosen when more rows load', async () => {
    const { rerender } = open(listed(PEOPLE.slice(0, 1), { hasMore: true }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Ann' }));
    rerender(ui(listed(PEOPLE)));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Bob' }));
    expect(screen.getByText('with Ann and Bob')).toBeVisible();
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(screen.getByRole('button', { name: 'Export' })).toBeVisible();
  });
});

it.each(['?sort=-salary&columns=fax&pages=1e9&open=%00&area=%E2%80%AE', `?find=${'x'.repeat(10_000)}`])(
  'an address that makes no sense shows the table all the same: %.40s',
  (search) => {
    open(listed(PEOPLE), search);
    expect(screen.getAllByRole('rowheader')).toHaveLength(3);
  },
);
