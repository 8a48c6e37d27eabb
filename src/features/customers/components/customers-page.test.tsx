import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BrowserRouter, Link } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { ToastArea } from '../../../components/staff/toasts';
import { CustomersPage } from './customers-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('../../../shared/shop/use-shop', () => ({ useShop: () => ({ data: null }) }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };

const line = (customerId: string, name: string) => ({
  ...{ customerId, name, email: `${customerId}@example.com`, phone: '', city: 'Perth' },
  ...{ street: '', postcode: '', createdAt: '2026-11-20T13:30:00.000Z' },
});
const PAGES = [
  { items: [line('c-1', 'Annika'), line('c-2', 'Bert')], nextToken: 'two' },
  { items: [line('c-3', 'Cleo')], nextToken: null },
];

interface Asked {
  readonly nextToken?: string | null;
}

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/staff/customers');
  request.mockReset().mockImplementation((document: string, { nextToken }: Asked) => {
    if (document.includes('listSearchTerms')) {
      return Promise.resolve({ listSearchTerms: { items: [{ customerId: 'c-1', label: 'Annika' }] } });
    }
    if (document.includes('customersByName')) return Promise.resolve({ customersByName: PAGES[nextToken ? 1 : 0] });
    // The full record, or a search result's row.
    if (document.includes('vehiclesByCustomer')) return new Promise(() => undefined);
    return Promise.resolve({ found0: line('c-1', 'Annika') });
  });
});

function open() {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <BrowserRouter>
        <Link to="/staff/customers">Menu</Link>
        <ToastArea>
          <CustomersPage actor={SUPPORT} />
        </ToastArea>
      </BrowserRouter>
    </QueryClientProvider>,
  );
}
const box = () => screen.findByLabelText('Find a customer');
const names = async () => (await screen.findAllByRole('rowheader')).map(({ textContent }) => textContent);

it('a search survives a reload and going back, and the menu’s link clears it', async () => {
  const { unmount } = open();
  await userEvent.type(await box(), 'ann & co');
  expect(window.location.search).toBe('?find=ann+%26+co');
  unmount();
  open();
  expect(await box()).toHaveValue('ann & co');

  await userEvent.click(await screen.findByRole('link', { name: /Annika/ }));
  expect(await screen.findByRole('dialog', { name: 'Customer' })).toBeVisible();
  expect(window.location.search).toBe('?find=ann+%26+co&open=c-1');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(window.location.search).toBe('?find=ann+%26+co'));
  expect(await box()).toHaveValue('ann & co');
  await userEvent.type(await box(), ' sons');
  await userEvent.click(screen.getByRole('link', { name: 'Menu' }));
  await waitFor(async () => expect(await box()).toHaveValue(''));
});

it('a reload shows the same pages again, in the chosen order', async () => {
  const { unmount } = open();
  expect(await names()).toEqual(['Annika', 'Bert']);
  await userEvent.click(await screen.findByRole('button', { name: /^Show more/ }));
  await waitFor(async () => expect(await names()).toEqual(['Annika', 'Bert', 'Cleo']));
  expect(window.location.search).toBe('?pages=2');
  unmount();
  open();
  await waitFor(async () => expect(await names()).toEqual(['Annika', 'Bert', 'Cleo']));
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(window.location.search).toBe('?sort=-name'));
  expect(request).toHaveBeenLastCalledWith(
    expect.stringContaining('customersByName'),
    expect.objectContaining({ sortDirection: 'DESC' }),
    'user',
  );
});

it('customers can be selected over several pages, and their addresses copied', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await screen.findByLabelText('Select Annika'));
  await user.click(screen.getByRole('button', { name: 'Clear selection' }));
  await user.click(await screen.findByLabelText('Select Bert'));
  await user.click(await screen.findByRole('button', { name: /^Show more/ }));
  await user.click(await screen.findByLabelText('Select Cleo'));
  expect(screen.getByText('2 selected')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy email addresses' }));
  expect(await navigator.clipboard.readText()).toBe('c-2@example.com, c-3@example.com');
  expect(await screen.findByText('2 email addresses copied')).toBeVisible();
});

it('a person who may not see customers is told so', () => {
  render(
    <BrowserRouter>
      <CustomersPage actor={{ ...SUPPORT, roles: ['MECHANIC'] }} />
    </BrowserRouter>,
  );
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('You don’t have permission to see customers');
});
