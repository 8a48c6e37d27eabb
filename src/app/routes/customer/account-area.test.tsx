import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { AccountArea } from './account-area';

const { session } = vi.hoisted(() => ({
  session: { currentActor: vi.fn(), currentEmail: vi.fn(), currentName: vi.fn(), hasTwoStep: vi.fn() },
}));
vi.mock('../../../lib/session', () => session);
vi.mock('../../../lib/session-hint', () => ({ hasStoredSession: () => true }));
vi.mock('../../../lib/graphql', async (original) => ({
  ...(await original<object>()),
  request: () => Promise.resolve({ getCustomer: { name: 'Casey', phone: '' }, cars: { items: [] } }),
}));

const CASEY: Actor = { kind: 'CUSTOMER', customerId: 'casey' };
const MIA: Actor = { kind: 'STAFF', staffId: 'mia', roles: ['MECHANIC'], technicianId: null };

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>now at {pathname + search}</p>;
}

function openAs(actor: Actor, at: string) {
  session.currentActor.mockResolvedValue(actor);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route path="/account/*" element={<AccountArea />} />
          <Route path="*" element={<Elsewhere />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

beforeEach(() => {
  Object.values(session).forEach((each) => each.mockReset());
  session.currentEmail.mockResolvedValue('casey@example.com');
  session.hasTwoStep.mockResolvedValue(false);
});

describe('the account pages', () => {
  it('send a visitor to sign in and remember where they wanted to go', async () => {
    openAs({ kind: 'VISITOR' }, '/account/garage');
    expect(await screen.findByText('now at /sign-in?return=%2Faccount%2Fgarage')).toBeVisible();
  });

  it.each([
    ['/account', 'Profile'],
    ['/account/garage', 'Your cars'],
    ['/account/security', 'Sign-in and security'],
    ['/account/no-such-page', 'Profile'],
  ])('lead a customer from %s to %s', async (address, name) => {
    openAs(CASEY, address);
    expect(await heading(name)).toBeVisible();
    expect(screen.getByRole('navigation', { name: 'Your account' })).toBeVisible();
  });

  it.each(['/account', '/account/garage', '/account/security'])(
    'show staff only their sign-in, and a way back to work: %s',
    async (address) => {
      openAs(MIA, address);
      expect(await heading('Sign-in and security')).toBeVisible();
      expect(screen.getByRole('link', { name: 'Back to the calendar' })).toHaveAttribute('href', '/staff');
      expect(screen.queryByRole('navigation', { name: 'Your account' })).toBeNull();
    },
  );
});
