import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GaragePage } from './garage-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

type Car = Record<string, unknown> & { vehicleId: string };

const COROLLA = {
  ...{ vehicleId: 'one', plate: 'WRK 042', make: 'Toyota', model: 'Corolla', year: 2019, vin: '' },
  ...{ nextDueOn: '2027-02-01', nextDueKm: null, odometer: [{ on: '2026-05-04', km: 81_200 }] },
};
const UTE = { vehicleId: 'two', plate: 'AAA 001', make: 'Ford', model: null, year: null, odometer: null };

/** A garage that keeps its changes; `reading` is the answer to an odometer reading. */
function arrange(cars: Car[] = [], reading: object = { ok: true }) {
  const garage = new Map(cars.map((car) => [car.vehicleId, car]));
  request.mockImplementation((document: string, variables: Car) => {
    if (document.includes('recordOdometer')) return Promise.resolve({ recordOdometer: reading });
    if (document.includes('saveVehicle')) {
      garage.set(variables.vehicleId, { ...garage.get(variables.vehicleId), ...variables });
      return Promise.resolve({ saveVehicle: { ok: true } });
    }
    if (document.includes('removeVehicle')) {
      garage.delete(variables.vehicleId);
      return Promise.resolve({ removeVehicle: { ok: true } });
    }
    return Promise.resolve({
      settings: { timeZone: 'Australia/Sydney', locale: 'en-AU' },
      cars: { items: [...garage.values()], nextToken: null },
    });
  });
}

function open() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <GaragePage customerId="casey" />
    </QueryClientProvider>,
  );
}

const sent = (operation: string): unknown[] =>
  request.mock.calls.filter(([document]) => String(document).includes(operation)).map((call): unknown => call[1]);
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => void request.mockReset());

describe('the garage', () => {
  it('invites a customer without a car to add one, then lists it', async () => {
    arrange();
    open();
    await press('Add a car');
    await userEvent.type(screen.getByLabelText('Number plate'), 'WRK 042');
    await userEvent.type(screen.getByLabelText('Make'), 'Toyota');
    await press('Add the car');
    expect(await screen.findByRole('article', { name: 'WRK 042' })).toHaveTextContent('Toyota');
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.getByRole('button', { name: 'Add a car' })).toHaveFocus();
  });

  it('lists the cars by plate, with their details', async () => {
    arrange([COROLLA, UTE]);
    open();
    const cars = await screen.findAllByRole('article');
    expect(cars.map((car) => car.getAttribute('aria-label'))).toEqual(['AAA 001', 'WRK 042']);
    expect(screen.getByText('81,200 km on 4 May 2026')).toBeVisible();
    expect(screen.getByText('Next service due around 1 Feb 2027')).toBeVisible();
  });

  it('saves an edited car under the same id, and returns the focus', async () => {
    arrange([UTE]);
    open();
    await press('Edit AAA 001');
    const form = within(screen.getByRole('form', { name: 'Edit AAA 001' }));
    await userEvent.type(form.getByLabelText('Year (optional)'), '2021');
    await press('Save the car');
    expect(await screen.findByRole('button', { name: 'Edit AAA 001' })).toHaveFocus();
    expect(sent('saveVehicle')).toEqual([
      expect.objectContaining({ vehicleId: 'two', make: 'Ford', model: '', year: 2021 }),
    ]);
    expect(sent('recordOdometer')).toEqual([]);
  });

  it('records a new odometer reading, and says if it would run backwards', async () => {
    arrange([COROLLA], { ok: false, code: 'ODOMETER_RUNS_BACK', facts: '{}' });
    open();
    await press('Edit WRK 042');
    const odometer = screen.getByLabelText('Odometer today, in km (optional)');
    await userEvent.clear(odometer);
    await userEvent.type(odometer, '8120');
    await press('Save the car');
    expect(await screen.findByRole('alert')).toHaveTextContent(/run backwards/);
    expect(odometer).toHaveValue('8120');
    expect(sent('recordOdometer')).toEqual([expect.objectContaining({ vehicleId: 'one', km: 8120 })]);
    expect(sent('saveVehicle')).toEqual([expect.objectContaining({ nextDueOn: '2027-02-01' })]);
  });

  it('refuses a second car with the same plate, in any spelling', async () => {
    arrange([COROLLA]);
    open();
    await press('Add a car');
    await userEvent.type(screen.getByLabelText('Number plate'), 'wrk-042');
    await userEvent.type(screen.getByLabelText('Make'), 'Toyota');
    await press('Add the car');
    expect(await screen.findByRole('alert')).toHaveTextContent(/in your list already/);
    expect(sent('saveVehicle')).toEqual([]);
  });

  it('removes a car after a confirmation', async () => {
    arrange([COROLLA, UTE]);
    open();
    await press('Remove WRK 042');
    expect(sent('removeVehicle')).toEqual([]);
    await press('Remove this car');
    expect(await screen.findByRole('article', { name: 'AAA 001' })).toBeVisible();
    expect(screen.queryByRole('article', { name: 'WRK 042' })).toBeNull();
    expect(sent('removeVehicle')).toEqual([expect.objectContaining({ vehicleId: 'one' })]);
  });
});
