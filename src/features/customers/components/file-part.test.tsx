import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import type { CustomerFile } from '../../../../domain/customer/customer';
import { FilePart } from './file-part';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };

it('keeps what was typed when somebody else was faster, shows what stands now, and saves over that', async () => {
  let stored: CustomerFile = { customerId: 'c-1', tags: ['fleet'], note: 'Rings first.', version: 1 };
  const Page = () => {
    const { data } = useQuery({ queryKey: ['customers', 'one'], queryFn: () => stored });
    return data ? <FilePart actor={SUPPORT} file={data} /> : null;
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Edit notes and tags' }));
  await userEvent.type(screen.getByLabelText('Note'), ' Comes.');
  stored = { ...stored, note: 'Never rings.', version: 2 };
  request.mockResolvedValue({ saveCustomerFile: { ok: false, code: 'VERSION_CONFLICT', facts: '{}' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  const now = await screen.findByRole('region', { name: 'On file now' });
  expect(await within(now).findByText('Never rings.')).toBeVisible();
  expect(screen.getByLabelText('Note')).toHaveValue('Rings first. Comes.');

  request.mockResolvedValue({ saveCustomerFile: { ok: true, code: null, facts: '{}' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit notes and tags' })).toBeVisible();
  const sent = request.mock.calls.map(([, variables]) => variables as { version: number; note: string });
  expect(sent.map(({ version }) => version)).toEqual([1, 2]);
  expect(sent.map(({ note }) => note)).toEqual(['Rings first. Comes.', 'Rings first. Comes.']);
});
