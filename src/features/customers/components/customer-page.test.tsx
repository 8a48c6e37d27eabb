import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { aShop } from '../../../../domain/testing/builders';
import { ProblemError } from '../../../lib/problem-error';
import { keys } from '../../../lib/query-keys';
import { CustomerPage } from './customer-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('../../../shared/shop/use-shop', () => ({ useShop: () => ({ data: { settings: aShop() } }) }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const MANAGER: Actor = { kind: 'STAFF', staffId: 'a', roles: ['MANAGER'], technicianId: null };
const MECHANIC: Actor = { kind: 'STAFF', staffId: 'm', roles: ['MECHANIC'], technicianId: 't' };
const cars = ['WRK 900', 'ABC 1', 'MNO 5'].map((plate) => ({ vehicleId: plate, plate, make: 'Mazda' }));

const READ = {
  customer: { customerId: 'cust-1', name: 'Robin' },
  notes: { tags: ['fleet'], note: 'Rings first.', version: 1 },
  vehicles: { items: cars },
  visits: { items: [] },
};

const READ_WITH_EMAIL = { ...READ, customer: { ...READ.customer, email: 'robin@example.com' } };

const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

beforeEach(() => {
  client.clear();
  request.mockReset().mockResolvedValue(READ);
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

it('the input stays when reloading the page’s data fails', async () => {
  open(SUPPORT);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit notes and tags' }));
  await userEvent.type(screen.getByLabelText('Note'), ' Comes.');
  request.mockRejectedValue(new ProblemError('OFFLINE'));
  await client.refetchQueries({ queryKey: keys.customers });
  expect(screen.getByLabelText('Note')).toHaveValue('Rings first. Comes.');
});

it('cars are in order of their plates, below what staff should know first', async () => {
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

it('a person without permission is told so, with a link back', () => {
  open(MECHANIC);
  expect(screen.getByRole('heading', { level: 1, name: 'You don’t have permission to see customers' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the calendar' })).toHaveAttribute('href', '/staff');
  expect(request).not.toHaveBeenCalled();
});

it('two customers of one name can be told apart when handing over a car', async () => {
  open(SUPPORT);
  await userEvent.click(await screen.findByRole('button', { name: 'New owner of ABC 1' }));
  const items = ['one', 'other'].map((who) => ({ customerId: who, label: 'Ann Lee', contact: `${who}@example.com` }));
  request.mockResolvedValue({ listSearchTerms: { items } });
  await userEvent.type(screen.getByLabelText('New owner'), 'ann');
  expect(await screen.findByText('one@example.com', { selector: 'bdi' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Give them the car : Ann Lee other@example.com' })).toBeVisible();
});

it('two customers of one name can be told apart before they are merged', async () => {
  request.mockImplementation((document: string) => {
    if (!document.includes('customersByEmail')) return Promise.resolve(READ_WITH_EMAIL);
    const items = ['5550 1', '5550 2'].map((phone) => ({ customerId: `cust-${phone}`, name: 'Robin', phone }));
    return Promise.resolve({ customersByEmail: { items } });
  });
  open(MANAGER);
  await userEvent.click(await screen.findByRole('button', { name: 'Merge into this customer : Robin 5550 2' }));
  expect(screen.getByText(/The visits, cars, notes and tags of/)).toHaveTextContent('of Robin 5550 2 move to Robin');
});

it('a car that was handed over says so, with a link to its new owner', async () => {
  open(SUPPORT);
  await userEvent.click(await screen.findByRole('button', { name: 'New owner of ABC 1' }));
  request.mockResolvedValue({ listSearchTerms: { items: [{ customerId: 'cust-2', label: 'Annika' }] } });
  await userEvent.type(screen.getByLabelText('New owner'), 'annika');
  const give = await screen.findByRole('button', { name: /Give them the car.*Annika/ });
  request.mockImplementation((document: string) =>
    Promise.resolve(
      document.includes('transferVehicle')
        ? { transferVehicle: { ok: true, code: null, facts: '{}' } }
        : { ...READ, vehicles: { items: cars.filter(({ plate }) => plate !== 'ABC 1') } },
    ),
  );
  await userEvent.click(give);
  expect(await screen.findByRole('link', { name: 'Annika' })).toHaveAttribute('href', '/staff/customers/cust-2');
  expect(screen.queryByRole('button', { name: 'New owner of ABC 1' })).toBeNull();
});

describe('the list of messages to a customer', () => {
  const kinds = [
    { name: 'WAITING_OFFER', title: 'A time has become free', event: '', audience: 'CUSTOMER', channels: [] },
  ];
  const sent = {
    outboxId: 'a',
    kind: 'WAITING_OFFER',
    audience: 'CUSTOMER',
    recipient: 'robin@example.com',
    state: 'DELIVERED',
  };

  it('is read on request', async () => {
    open(SUPPORT);
    const button = await screen.findByRole('button', { name: 'Show what was sent' });
    expect(request.mock.calls.some(([document]) => String(document).includes('outboxByCustomer'))).toBe(false);
    request.mockImplementation((document: string) =>
      Promise.resolve(
        document.includes('messageKinds')
          ? { messageKinds: { ok: true, answer: { kinds } } }
          : { outboxByCustomer: { items: [{ ...sent, queuedAt: '2026-11-23T22:30:00.000Z' }] } },
      ),
    );
    await userEvent.click(button);
    const line = (await screen.findByText('A time has become free')).closest('li');
    expect(line).toHaveTextContent('Delivered');
    expect(request).toHaveBeenCalledWith(
      expect.stringContaining('outboxByCustomer'),
      expect.objectContaining({ customerId: 'cust-1', sortDirection: 'DESC' }),
      'user',
    );
  });

  it('is not offered to people without permission', async () => {
    open({ ...SUPPORT, denials: ['outgoing:read'] });
    expect(await screen.findByText('Rings first.')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Messages' })).toBeNull();
  });
});

describe('deleting a customer', () => {
  const visit = (appointmentId: string, status: string) => ({
    ...{ appointmentId, status, serviceName: 'Oil and filter', vehiclePlate: 'ABC 1', priceCents: 14_900 },
    ...{ startsAt: '2026-12-01T23:00:00.000Z', visitDate: '2026-12-02' },
  });
  const ask = async (...statuses: string[]) => {
    const items = statuses.map((status) => visit(`visit-${status}`, status));
    request.mockResolvedValue({ ...READ, visits: { items } });
    open(MANAGER);
    await userEvent.click(await screen.findByRole('button', { name: 'Delete this customer' }));
  };

  it.each([
    [['PENDING'], 'One visit is still open. Cancel or finish it first.'],
    [['SCHEDULED', 'ONGOING', 'COMPLETED'], '2 visits are still open. Cancel or finish them first.'],
  ])('with visits that are %j says what is in the way before anything is typed', async (statuses, sentence) => {
    await ask(...statuses);
    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('button', { name: 'Delete this customer' })).toHaveFocus();
  });

  it('asks for the word if all visits are over', async () => {
    await ask('COMPLETED', 'CANCELLED', 'NO_SHOW');
    expect(screen.getByText(/Past visits stay in the calendar without a name/)).toBeVisible();
    expect(screen.getByLabelText('Type “delete” to confirm')).toHaveFocus();
  });
});
