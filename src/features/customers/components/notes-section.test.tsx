import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import type { CustomerNotes } from '../../../../domain/customers/customer';
import { keys } from '../../../lib/query-keys';
import { NotesSection } from './notes-section';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };

it('keeps the input when a colleague was faster, shows the current values, and can save over them', async () => {
  let stored: CustomerNotes = { customerId: 'c-1', tags: ['fleet'], note: 'Rings first.', version: 1 };
  const Page = () => {
    const { data } = useQuery({ queryKey: keys.customerRecords, queryFn: () => stored });
    return data ? <NotesSection actor={SUPPORT} file={data} /> : null;
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Edit notes and tags' }));
  await userEvent.type(screen.getByLabelText('Note'), ' Comes.');
  stored = { ...stored, note: 'Never rings.', version: 2 };
  request.mockResolvedValue({ saveCustomerNotes: { ok: false, code: 'VERSION_CONFLICT', facts: '{}' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  const now = await screen.findByRole('region', { name: 'On file now' });
  expect(await within(now).findByText('Never rings.')).toBeVisible();
  expect(screen.getByLabelText('Note')).toHaveValue('Rings first. Comes.');

  request.mockResolvedValue({ saveCustomerNotes: { ok: true, code: null, facts: '{}' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit notes and tags' })).toBeVisible();
  const sent = request.mock.calls.map(([, variables]) => variables as { version: number; note: string });
  expect(sent.map(({ version }) => version)).toEqual([1, 2]);
  expect(sent.map(({ note }) => note)).toEqual(['Rings first. Comes.', 'Rings first. Comes.']);
});

it('says which tag is too long, and sends nothing until it is fixed', async () => {
  request.mockReset().mockResolvedValue({ saveCustomerNotes: { ok: true, code: null, facts: '{}' } });
  const file = { customerId: 'c-1', tags: [], note: '', version: 1 };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NotesSection actor={SUPPORT} file={file} />
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Edit notes and tags' }));
  await userEvent.type(screen.getByLabelText('Tags'), 'fleet, pays by transfer on the fifteenth');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText(/“pays by transfer on the fifteenth” is too long/)).toBeVisible();
  expect(request).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('Tags'), '{Backspace>6/}');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit notes and tags' })).toHaveFocus();
});

it('a long note shows its beginning, and all of it on request', async () => {
  const file = { customerId: 'c-1', tags: [], note: 'Rings first. '.repeat(60), version: 1 };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NotesSection actor={SUPPORT} file={file} />
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show the whole note', expanded: false }));
  expect(screen.getByRole('button', { name: 'Show less of the note', expanded: true })).toBeVisible();
});
