import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { aShop } from '../../../../domain/testing/builders';
import { ProblemError } from '../../../lib/problem-error';
import { CustomerPage } from './customer-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('../../../lib/shop/use-shop', () => ({ useShop: () => ({ data: { settings: aShop() } }) }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const MECHANIC: Actor = { kind: 'STAFF', staffId: 'm', roles: ['MECHANIC'], technicianId: 't' };
const cars = ['WRK 900', 'ABC 1', 'MNO 5'].map((plate) => ({ vehicleId: plate, plate, make: 'Mazda' }));

const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

beforeEach(() => {
  client.clear();
  request.mockReset().mockResolvedValue({
    getCustomer: { customerId: 'cust-1', name: 'Robin' },
    getCustomerFile: { tags: ['fleet'], note: 'Rings first.', version: 1 },
    vehiclesByCustomer: { items: cars },
    appointmentsByCustomer: { items: [] },
  });
});

function open(actor: Actor): void {
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={['/staff/customers/cust-1']}>
        <Routes>
          <Route path="/staff/customers/:customerId" element={<CustomerPage actor={actor} />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

it('what is typed stays when reading the page again fails', async () => {
  open(SUPPORT);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit notes and tags' }));
  await userEvent.type(screen.getByLabelText('Note'), ' Comes.');
  request.mockRejectedValue(new ProblemError('OFFLINE'));
  await client.refetchQueries({ queryKey: ['customers'] });
  expect(screen.getByLabelText('Note')).toHaveValue('Rings first. Comes.');
});

it('cars stand in the order of their plates, below what staff should know first', async () => {
  open(SUPPORT);
  const note = await screen.findByText('Rings first.');
  const plates = cars.map(({ plate }) => screen.getByText(plate, { selector: 'bdi' }));
  const isBefore = (one: Element, other: Element | undefined) =>
    other !== undefined && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const [last, first, middle] = plates;
  expect([first, middle, last].every((plate) => isBefore(note, plate))).toBe(true);
  expect(first && isBefore(first, middle)).toBe(true);
  expect(middle && isBefore(middle, last)).toBe(true);
});

it('whom it is not theirs to see is told so, with the way back', () => {
  open(MECHANIC);
  expect(screen.getByRole('heading', { level: 1, name: 'Customers are not yours to see' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the calendar' })).toHaveAttribute('href', '/staff');
  expect(request).not.toHaveBeenCalled();
});
