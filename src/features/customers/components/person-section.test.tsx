import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { type Customer, NO_DETAILS } from '../../../../domain/customers/customer';
import { keys } from '../../../lib/query-keys';
import { useStandIn } from '../../../lib/use-stand-in';
import { PersonActions, PersonSection } from './person-section';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const ROBIN: Customer = {
  ...{ ...NO_DETAILS, customerId: 'cust-1', name: 'Robin', phone: '+61 400 123 456', version: 1 },
  ...{ createdAt: '2026-11-20T13:30:00.000Z', deletedAt: null, mergedInto: null },
};
let stored = ROBIN;

beforeEach(async () => {
  stored = ROBIN;
  request.mockReset();
  const Page = () => {
    const { data } = useQuery({ queryKey: keys.customerRecords, queryFn: () => stored });
    const form = useStandIn<'EDIT'>();
    if (!data) return null;
    return (
      <>
        <PersonActions actor={SUPPORT} customer={data} form={form} />
        <PersonSection customer={data} form={form} />
      </>
    );
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Page />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Edit contact details' }));
});

const answer = (code: string | null, facts: object = {}) =>
  request.mockResolvedValue({ updateCustomer: { ok: code === null, code, facts: JSON.stringify(facts) } });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

it('the focus moves into the form, and back to the button when it closes', async () => {
  expect(screen.getByLabelText('Name')).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByRole('button', { name: 'Edit contact details' })).toHaveFocus();
});

it('a refusal appears at its field', async () => {
  await userEvent.type(screen.getByLabelText('Phone'), ' ext');
  answer('INVALID_INPUT', { field: 'phone', rule: 'phone' });
  await save();
  expect(await screen.findByText('This isn’t a phone number.')).toBeVisible();
  expect(screen.getByLabelText('Phone')).toBeInvalid();
  expect(screen.getByLabelText('Name')).not.toBeInvalid();
});

it('keeps the input when a colleague was faster, shows the current values, and can save over them', async () => {
  await userEvent.type(screen.getByLabelText('City'), 'Perth');
  stored = { ...ROBIN, name: 'Robin Hood', version: 2 };
  answer('VERSION_CONFLICT');
  await save();
  const now = await screen.findByRole('region', { name: 'On file now' });
  expect(await within(now).findByText('Robin Hood')).toBeVisible();
  expect(screen.getByLabelText('City')).toHaveValue('Perth');
  answer(null);
  await save();
  expect(await screen.findByRole('button', { name: 'Edit contact details' })).toHaveFocus();
  expect(request.mock.calls.map(([, sent]) => (sent as Customer).version)).toEqual([1, 2]);
});
