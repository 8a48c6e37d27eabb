import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBay, aService, aShop, aTechnician } from '../../../../domain/testing/builders';
import { queryClient } from '../../../lib/query-client';
import { ProblemError } from '../../../lib/problem-error';
import { BookFlow } from './book-flow';

const api = vi.hoisted(() => ({ readShop: vi.fn(), readWeek: vi.fn(), bookAppointment: vi.fn() }));
vi.mock('../../../shared/shop/api/read-shop', () => ({ readShop: api.readShop }));
vi.mock('../../../shared/shop/api/read-week', () => ({ readWeek: api.readWeek }));
vi.mock('../api/book-appointment', () => ({ bookAppointment: api.bookAppointment }));

function open(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Routes>
        <Route path="/book" element={<BookFlow />} />
        <Route path="/visit/:token" element={<h1>Visit page</h1>} />
      </Routes>
    </MemoryRouter>,
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T00:00:00Z'), shouldAdvanceTime: true });
  vi.stubGlobal('scrollTo', vi.fn());
  sessionStorage.clear();
  queryClient.clear();
  api.readShop.mockResolvedValue({
    settings: aShop(),
    services: [aService()],
    bays: [aBay()],
    technicians: [aTechnician()],
  });
  api.readWeek.mockResolvedValue([]);
  api.bookAppointment.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const AT = '2026-11-23T23:00:00.000Z';
const filledIn = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.type(await screen.findByLabelText('Your name'), 'Casey Moreau');
  await user.type(screen.getByLabelText('E-mail'), 'casey@example.com');
  await user.type(screen.getByLabelText('Number plate'), 'ABC123');
  await user.type(screen.getByLabelText('Make'), 'Toyota');
  await user.click(screen.getByRole('button', { name: 'Check your booking' }));
};

describe('booking', () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });

  it('offers the next free time first and names each time with its day, length and price', async () => {
    open('/book?service=minor-service');
    expect(await screen.findByText('Next free time')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Friday 20 November, 1:30\spm, 1 h, \$219\.00$/ })).toBeVisible();
  });

  it('says that the workshop opens soon while it is not set up', async () => {
    api.readShop.mockResolvedValue(null);
    open('/book?service=minor-service');
    expect(await screen.findByRole('heading', { level: 1, name: 'Opening soon' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Set it up' })).toHaveAttribute('href', '/staff/settings');
  });

  it('says at each field what to do and moves there', async () => {
    open(`/book?service=minor-service&at=${AT}&step=details`);
    await user.click(await screen.findByRole('button', { name: 'Check your booking' }));
    expect(screen.getByText('Tell us your name.')).toBeVisible();
    expect(screen.getByLabelText('Your name')).toHaveFocus();
    expect(screen.getByLabelText('Your name')).toHaveAccessibleDescription('Tell us your name.');
    expect(screen.getByText('Enter the number plate.')).toBeVisible();
  });

  it('books after the check, with the day in words, and goes to the visit', async () => {
    api.bookAppointment.mockResolvedValue('token');
    open(`/book?service=minor-service&at=${AT}&step=details`);
    await filledIn(user);
    await user.click(await screen.findByRole('button', { name: /^Book 10:00\sam on Tuesday 24 November$/ }));
    expect(await screen.findByRole('heading', { name: 'Visit page' })).toBeVisible();
  });

  it('keeps the form when the time was just taken, and books one of the nearest with one tap', async () => {
    const alternatives = ['2026-11-23T22:00:00.000Z', '2026-11-24T00:00:00.000Z', '2026-11-24T00:30:00.000Z'];
    api.bookAppointment.mockRejectedValueOnce(new ProblemError('SLOT_TAKEN', { alternatives }));
    api.bookAppointment.mockResolvedValueOnce('token');
    open(`/book?service=minor-service&at=${AT}&step=details`);
    await filledIn(user);
    await user.click(await screen.findByRole('button', { name: /^Book 10:00/ }));
    expect(await screen.findByRole('heading', { name: 'That time was just taken' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /9:00\sam/ }));
    expect(await screen.findByRole('heading', { name: 'Visit page' })).toBeVisible();
    const [[first], [second]] = api.bookAppointment.mock.calls as [[{ draft: { requestId: string } }], [typeof Object]];
    expect(second).toMatchObject({ startsAt: alternatives[0], draft: { name: 'Casey Moreau' } });
    expect((second as unknown as typeof first).draft.requestId).not.toBe(first.draft.requestId);
  });

  it('repeated after a lost answer is the same request', async () => {
    api.bookAppointment.mockRejectedValueOnce(new ProblemError('UNAVAILABLE'));
    api.bookAppointment.mockResolvedValueOnce('token');
    open(`/book?service=minor-service&at=${AT}&step=details`);
    await filledIn(user);
    const button = await screen.findByRole('button', { name: /^Book 10:00/ });
    await user.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('cannot reach');
    await user.click(button);
    await waitFor(() => expect(api.bookAppointment).toHaveBeenCalledTimes(2));
    const [first, second] = api.bookAppointment.mock.calls.map(
      ([booking]) => (booking as { draft: { requestId: string } }).draft.requestId,
    );
    expect(second).toBe(first);
  });
});
