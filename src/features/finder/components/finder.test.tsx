import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { Finder } from './finder';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', () => ({ request }));

const Where = () => <p>at {useLocation().pathname}</p>;

beforeEach(async () => {
  request.mockReset();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <Finder pages={[{ to: '/staff/customers', word: 'Customers' }]} findsCustomers />
        <Where />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.keyboard('{Control>}k{/Control}');
});

const findsWhoIsAskedFor = () =>
  request.mockImplementation((_document: string, { term }: { term: { beginsWith: string } }) => {
    const typed = term.beginsWith;
    return Promise.resolve({ listSearchTerms: { items: [{ customerId: `for-${typed}`, label: typed }] } });
  });

it('opens the result for the typed text if Enter comes before the answer, not an earlier result', async () => {
  findsWhoIsAskedFor();
  const box = screen.getByRole('combobox');
  await userEvent.type(box, 'ann');
  await screen.findAllByText('ANN');
  await userEvent.type(box, 'ika{Enter}');
  expect(await screen.findByText('at /staff/customers/for-ANNIKA')).toBeVisible();
});

it('opens nothing if nothing is found, and forgets Enter when typing continues', async () => {
  request.mockResolvedValue({ listSearchTerms: { items: [] } });
  const box = screen.getByRole('combobox');
  await userEvent.type(box, 'xylo{Enter}');
  await screen.findByText('Nothing found.');
  findsWhoIsAskedFor();
  await userEvent.type(box, 'phone');
  await screen.findAllByText('XYLOPHONE');
  expect(screen.getByText('at /')).toBeVisible();
});

it('says that there may be more when the limit is reached', async () => {
  const items = Array.from({ length: 8 }, (_, index) => ({ customerId: `c-${String(index)}`, label: 'Ann' }));
  request.mockResolvedValue({ listSearchTerms: { items } });
  await userEvent.type(screen.getByRole('combobox'), 'ann');
  expect(await screen.findByText(/There may be more/)).toBeVisible();
});

it('two people of one name differ by the text beside it', async () => {
  const items = ['one', 'other'].map((who) => ({ customerId: who, label: 'Ann Lee', contact: `${who}@example.com` }));
  request.mockResolvedValue({ listSearchTerms: { items } });
  await userEvent.type(screen.getByRole('combobox'), 'ann');
  await userEvent.click(await screen.findByRole('option', { name: /^Ann Lee other@example.com/ }));
  expect(screen.getByText('at /staff/customers/other')).toBeVisible();
});

it('opens a page by its word and Enter', async () => {
  findsWhoIsAskedFor();
  await userEvent.type(screen.getByRole('combobox'), 'cust{Enter}');
  expect(await screen.findByText('at /staff/customers')).toBeVisible();
});
