import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MyAppointmentsPage } from './my-appointments-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const SHOP = {
  name: 'Harbour Motors',
  phone: '+61 2 5550 0100',
  timeZone: 'Australia/Sydney',
  currency: 'AUD',
  locale: 'en-AU',
  cancelCutOffMinutes: 1440,
};
const HOUR = 3_600_000;
const down = { now: false };

function row(appointmentId: string, hoursAhead: number, status = 'SCHEDULED') {
  const startMs = Date.now() + hoursAhead * HOUR;
  return {
    appointmentId,
    customerId: 'casey',
    serviceId: `service-of-${appointmentId}`,
    serviceName: `Service ${appointmentId}`,
    status,
    startsAt: new Date(startMs).toISOString(),
    endsAt: new Date(startMs + HOUR).toISOString(),
    visitDate: '2026-11-24',
    priceCents: 12900,
    version: 5,
  };
}

function open(rows: object[], cancelAnswer: object = { ok: true }) {
  request.mockImplementation((document: string) => {
    if (down.now) return Promise.reject(new Error('down'));
    if (document.includes('getShopSettings')) return Promise.resolve({ getShopSettings: SHOP });
    if (document.includes('changeAppointment')) return Promise.resolve({ changeAppointment: cancelAnswer });
    return Promise.resolve({ appointmentsByCustomer: { items: rows, nextToken: null } });
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <MyAppointmentsPage actor={{ kind: 'CUSTOMER', customerId: 'casey' }} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  down.now = false;
  request.mockReset();
});

describe('my appointments', () => {
  it('invites a customer without any to book', async () => {
    open([]);
    expect(await screen.findByRole('link', { name: 'Book a repair' })).toHaveAttribute('href', '/book');
  });

  it('says until when a visit can be cancelled, and cancels the version shown', async () => {
    open([row('far', 72)]);
    const visit = within(await screen.findByRole('article', { name: 'Service far' }));
    expect(visit.getByText(/You can move or cancel until/)).toBeVisible();
    await userEvent.click(visit.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(visit.getByRole('button', { name: 'Cancel this visit' }));
    expect(request).toHaveBeenCalledWith(
      expect.stringContaining('changeAppointment'),
      expect.objectContaining({ appointmentId: 'far', action: 'CANCEL', version: 5 }),
      'user',
    );
  });

  it('offers the phone instead once the cut-off has passed', async () => {
    open([row('soon', 3)]);
    const visit = within(await screen.findByRole('article', { name: 'Service soon' }));
    expect(visit.queryByRole('button')).toBeNull();
    expect(visit.getByRole('link', { name: SHOP.phone })).toHaveAttribute('href', 'tel:+61255500100');
  });

  it('says why the shop refuses, and keeps the visit on the page', async () => {
    open([row('far', 72)], { ok: false, code: 'CUT_OFF_PASSED', facts: '{}' });
    const visit = within(await screen.findByRole('article', { name: 'Service far' }));
    await userEvent.click(visit.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(visit.getByRole('button', { name: 'Cancel this visit' }));
    expect(await visit.findByRole('alert')).toBeVisible();
  });

  it('books the same again from a past visit', async () => {
    open([row('old', -500, 'COMPLETED')]);
    const link = await screen.findByRole('link', { name: /Book again.*Service old/ });
    expect(link).toHaveAttribute('href', '/book?service=service-of-old');
  });

  it('says that loading failed, and retries on request', async () => {
    down.now = true;
    open([row('far', 72)]);
    const again = await screen.findByRole('button', { name: /try again/i });
    down.now = false;
    await userEvent.click(again);
    expect(await screen.findByRole('article', { name: 'Service far' })).toBeVisible();
  });
});
