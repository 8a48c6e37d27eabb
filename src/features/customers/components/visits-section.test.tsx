import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { expect, it } from 'vitest';
import type { CustomerVisit } from '../api/read-customers';
import { VisitsSection } from './visits-section';

const visit = (day: number): CustomerVisit => ({
  ...{ appointmentId: `a-${day}`, serviceName: 'Oil and filter', planName: '', status: 'COMPLETED' },
  ...{
    startsAt: `2026-11-${day}T23:30:00.000Z`,
    visitDate: `2026-11-${day}`,
    priceCents: 14_900,
    vehiclePlate: 'WRK042',
  },
});
const SYDNEY = { timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD' };

function open(count: number): void {
  const visits = Array.from({ length: count }, (_, index) => visit(10 + index));
  render(
    <MemoryRouter>
      <VisitsSection visits={visits} settings={SYDNEY} />
    </MemoryRouter>,
  );
}

it('of many visits the latest are shown first, and all on request', async () => {
  open(9);
  expect(screen.getAllByRole('link')).toHaveLength(8);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 9 visits' }));
  expect(screen.getAllByRole('link')).toHaveLength(9);
});

it('a few visits are all shown, in the shop’s time', () => {
  open(8);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getAllByRole('link')[0]).toHaveTextContent(/11 Nov 2026, 10:30\sam/);
});
