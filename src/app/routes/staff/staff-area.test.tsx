import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { StaffArea } from './staff-area';

const { session } = vi.hoisted(() => ({ session: { currentActor: vi.fn(), currentEmail: vi.fn(), signOut: vi.fn() } }));
vi.mock('../../../lib/session', () => session);
vi.mock('./calendar-route', () => ({ CalendarRoute: () => <p>the calendar</p> }));
vi.mock('../../../lib/session-hint', () => ({ hasStoredSession: () => true }));
vi.mock('../../../lib/data-client', () => ({ subscribeToChanges: () => () => undefined }));
vi.mock('../../../lib/graphql', async (original) => ({
  ...(await original<object>()),
  request: () => Promise.resolve({ listNotices: { items: [] }, listStaffMembers: { items: [] }, getStaffMember: null }),
}));

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>now at {pathname + search}</p>;
}

function openAs(actor: Actor, at = '/staff') {
  session.currentActor.mockResolvedValue(actor);
  session.currentEmail.mockResolvedValue('sam@workbay.example');
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route path="/staff/*" element={<StaffArea />} />
          <Route path="*" element={<Elsewhere />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  session.signOut.mockReset().mockResolvedValue(undefined);
});

describe('the door of the staff area', () => {
  it('sends a visitor to sign in and remembers where they wanted to go', async () => {
    openAs({ kind: 'VISITOR' }, '/staff?date=2026-11-24&appointment=a-1');
    const back = encodeURIComponent('/staff?date=2026-11-24&appointment=a-1');
    expect(await screen.findByText(`now at /sign-in?return=${back}`)).toBeVisible();
  });

  it('tells a customer that it is for staff, and stays closed', async () => {
    openAs({ kind: 'CUSTOMER', customerId: 'casey' });
    expect(await screen.findByRole('heading', { name: 'Staff only' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'My appointments' })).toHaveAttribute('href', '/my/appointments');
    expect(screen.queryByText('the calendar')).toBeNull();
  });

  it('shows staff the 404 page inside their frame', async () => {
    openAs({ kind: 'STAFF', staffId: 's-1', roles: ['CUSTOMER_SUPPORT'], technicianId: null }, '/staff/no-such-page');
    expect(await screen.findByRole('heading', { name: 'There is no page here' })).toBeVisible();
    expect(screen.getByRole('button', { name: /Front desk/ })).toBeVisible();
  });

  it('lets staff in, and out again', async () => {
    openAs({ kind: 'STAFF', staffId: 's-1', roles: ['CUSTOMER_SUPPORT'], technicianId: null });
    expect(await screen.findByText('the calendar')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Front desk/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(session.signOut).toHaveBeenCalled();
    expect(await screen.findByText('now at /sign-in')).toBeVisible();
  });
});
