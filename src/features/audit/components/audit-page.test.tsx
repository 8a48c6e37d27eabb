import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { aShop } from '../../../../domain/testing/builders';
import { AuditPage } from './audit-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('../../../shared/shop/use-shop', () => ({ useShop: () => ({ data: { settings: aShop() } }) }));

const MANAGER: Actor = { kind: 'STAFF', staffId: 'm', roles: ['MANAGER'], technicianId: null };
const Where = () => <output aria-label="Address">{useLocation().search}</output>;
const where = () => screen.getByLabelText('Address');
const row = (subject: string, action: string) => ({
  ...{ auditId: `2026-11-20T00:00:00.000Z#${subject}`, subject, action, at: '2026-11-20T00:00:00.000Z' },
  ...{ actorKind: 'STAFF', actorId: 's-1', requestId: 'r' },
});

interface Asked {
  readonly day?: string;
  readonly auditId?: { readonly between: readonly [string, string] };
}

const ENTRIES = [row('staff#s-1', 'SET_ACCESS'), row('vehicle#v-1', 'CREATE')];

beforeEach(() => {
  request.mockReset().mockImplementation((document: string, { day = '', auditId }: Asked) =>
    Promise.resolve(
      document.includes('listStaffMembers')
        ? { listStaffMembers: { items: [{ staffId: 's-1', name: 'Mia' }] } }
        : // A shop's day spans two days of the index; the entries are in the later one.
          {
            auditByDay: { items: auditId?.between[0].startsWith(day) ? [] : ENTRIES },
            auditByActor: { items: ENTRIES },
            listAuditEntries: { items: [] },
          },
    ),
  );
});

function open(address: string): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[address]}>
        <AuditPage actor={MANAGER} />
        <Where />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

it('the filters are in the address, and the kind stays when the day changes', async () => {
  open('/staff/audit');
  expect(await screen.findAllByRole('rowheader')).toHaveLength(2);
  await userEvent.selectOptions(screen.getByLabelText('Area'), 'Staff and access');
  await userEvent.selectOptions(await screen.findByLabelText('Person'), 'Mia');
  expect(where()).toHaveTextContent('?area=staff&person=s-1');
  await userEvent.selectOptions(screen.getByLabelText('Person'), 'Everyone');
  expect(where()).toHaveTextContent(/^\?area=staff$/);
});

it('an address with filters shows only those entries, and an entry opens at the side', async () => {
  open('/staff/audit?person=s-1&area=staff&action=SET_ACCESS');
  expect(await screen.findAllByRole('rowheader')).toHaveLength(1);
  expect(screen.getByRole('cell', { name: 'changed the access of' })).toBeVisible();
  expect(screen.getByLabelText('What')).toHaveValue('SET_ACCESS');
  await userEvent.click(within(screen.getByRole('rowheader')).getByRole('link'));
  expect(await screen.findByRole('dialog', { name: 'Mia changed the access of Mia' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(where()).toHaveTextContent('?person=s-1&area=staff&action=SET_ACCESS');
});

it('a record is shown alone until its filter is cleared', async () => {
  open('/staff/audit?record=staff%23s-1');
  await userEvent.selectOptions(await screen.findByLabelText('Record'), 'All');
  expect(where()).toHaveTextContent(/^$/);
  expect(screen.queryByLabelText('Record')).toBeNull();
});
