import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BrowserRouter, Link, Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { CustomersPage } from './customers-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };

beforeEach(() => {
  window.history.replaceState(null, '', '/staff/customers');
  request
    .mockReset()
    .mockImplementation((document: string) =>
      Promise.resolve(
        document.includes('listSearchTerms')
          ? { listSearchTerms: { items: [{ customerId: 'c-1', label: 'Annika' }] } }
          : { customersByName: { items: [], nextToken: null } },
      ),
    );
});

function open() {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <BrowserRouter>
        <Link to="/staff/customers">Menu</Link>
        <Routes>
          <Route path="/staff/customers" element={<CustomersPage actor={SUPPORT} />} />
          <Route path="/staff/customers/:id" element={<p>one customer</p>} />
        </Routes>
      </BrowserRouter>
    </QueryClientProvider>,
  );
}
const box = () => screen.getByLabelText('Find a customer');

it('a search outlives a reload and the way back, and the menu begins anew', async () => {
  const { unmount } = open();
  await userEvent.type(box(), 'ann & co');
  expect(window.location.search).toBe('?find=ann+%26+co');
  unmount();
  open();
  expect(box()).toHaveValue('ann & co');

  await userEvent.click(await screen.findByRole('link', { name: /Annika/ }));
  expect(screen.getByText('one customer')).toBeVisible();
  window.history.back();
  expect(await screen.findByLabelText('Find a customer')).toHaveValue('ann & co');
  await userEvent.type(box(), ' sons');
  await userEvent.click(screen.getByRole('link', { name: 'Menu' }));
  expect(box()).toHaveValue('');
});
