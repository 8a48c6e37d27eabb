import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import { aService, aShop } from '../../../../domain/testing/builders';
import { ServiceCard } from './service-card';

const open = (service: Parameters<typeof aService>[0]) =>
  render(
    <MemoryRouter>
      <ServiceCard service={aService(service)} settings={aShop()} />
    </MemoryRouter>,
  );

const plan = (planId: string, priceCents: number, durationMinutes: number) => ({
  ...{ planId, name: planId, summary: '', priceCents, durationMinutes },
});

describe('the card of a service', () => {
  it('shows the price and the time of the service', () => {
    open({ priceCents: 26_000, durationMinutes: 90 });
    expect(screen.getByRole('listitem')).toHaveTextContent(/^Minor service\$260\.001 h 30 min$/);
  });

  it('with plans shows the lowest price, as booking does, and never a price that no one can book', () => {
    const plans = [plan('major', 34_000, 180), plan('basic', 22_000, 120)];
    open({ priceCents: 26_000, durationMinutes: 90, plans });
    expect(screen.getByRole('listitem')).toHaveTextContent(/^Minor servicefrom \$220\.002 h$/);
  });
});
