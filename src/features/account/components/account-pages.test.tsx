import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GaragePage } from './garage-page';
import { ProfilePage } from './profile-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('../../../lib/session', () => ({
  currentEmail: () => Promise.resolve('casey@example.com'),
  currentName: () => Promise.resolve('Casey from the sign-up'),
}));

const COROLLA = { vehicleId: 'one', plate: 'WRK 042', make: 'Toyota', model: 'Corolla', year: 2019 };
const UTE = { vehicleId: 'two', plate: 'AAA 001', make: 'Ford', model: null, year: null };

type Car = Record<string, unknown> & { vehicleId: string };

interface Answers {
  customer?: object | null;
  cars?: Car[];
  saved?: object;
}

/** What the API answers in turn; a car that is saved is in the list from then on. */
function arrange({ customer = null, cars = [], saved = { ok: true } }: Answers = {}) {
  const list = new Map(cars.map((car) => [car.vehicleId, car]));
  request.mockImplementation((document: string, variables: Car) => {
    if (document.includes('getCustomer')) return Promise.resolve({ getCustomer: customer });
    if (document.includes('saveProfile')) return Promise.resolve({ saveProfile: saved });
    if (document.includes('saveVehicle')) {
      list.set(variables.vehicleId, variables);
      return Promise.resolve({ saveVehicle: saved });
    }
    return Promise.resolve({ vehiclesByCustomer: { items: [...list.values()], nextToken: null } });
  });
}

function open(page: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
}

const saved = (name: string) => request.mock.calls.filter(([document]) => String(document).includes(name));

beforeEach(() => void request.mockReset());

describe('the profile', () => {
  it('starts with the name of the sign-up, and shows the e-mail only to be read', async () => {
    arrange();
    open(<ProfilePage customerId="casey" />);
    expect(await screen.findByLabelText('Your name')).toHaveValue('Casey from the sign-up');
    expect(screen.getByLabelText('E-mail')).toHaveAttribute('readonly');
    expect(screen.getByLabelText('E-mail')).toHaveValue('casey@example.com');
  });

  it('saves what was changed and says so until the next change', async () => {
    arrange({ customer: { name: 'Casey', phone: '' } });
    open(<ProfilePage customerId="casey" />);
    await userEvent.type(await screen.findByLabelText('Phone (optional)'), '+61 400 123 456');
    await userEvent.click(screen.getByRole('button', { name: 'Save the profile' }));
    expect(await screen.findByText('Your profile is saved.')).toBeVisible();
    expect(saved('saveProfile')).toEqual([
      [expect.anything(), expect.objectContaining({ name: 'Casey', phone: '+61 400 123 456' }), 'user'],
    ]);
    await userEvent.type(screen.getByLabelText('Your name'), ' Customer');
    expect(screen.queryByText('Your profile is saved.')).toBeNull();
  });

  it('asks at the field for what will not do and sends nothing', async () => {
    arrange({ customer: { name: 'Casey', phone: '' } });
    open(<ProfilePage customerId="casey" />);
    await userEvent.type(await screen.findByLabelText('Phone (optional)'), '123');
    await userEvent.click(screen.getByRole('button', { name: 'Save the profile' }));
    expect(screen.getByText(/7 to 15 digits/)).toBeVisible();
    expect(screen.getByLabelText('Phone (optional)')).toHaveFocus();
    expect(saved('saveProfile')).toEqual([]);
  });

  it('says why when the workshop refuses, and keeps what was typed', async () => {
    arrange({ customer: { name: 'Casey', phone: '' }, saved: { ok: false, code: 'TOO_MANY_REQUESTS', facts: '{}' } });
    open(<ProfilePage customerId="casey" />);
    await userEvent.type(await screen.findByLabelText('Your name'), ' Customer');
    await userEvent.click(screen.getByRole('button', { name: 'Save the profile' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/Wait a minute/);
    expect(screen.getByLabelText('Your name')).toHaveValue('Casey Customer');
  });

  it('says that reading failed and reads again when asked', async () => {
    request.mockRejectedValue(new Error('down'));
    open(<ProfilePage customerId="casey" />);
    const again = await screen.findByRole('button', { name: 'Try again' });
    arrange({ customer: { name: 'Casey', phone: '' } });
    await userEvent.click(again);
    expect(await screen.findByLabelText('Your name')).toHaveValue('Casey');
  });
});

describe('the garage', () => {
  it('invites somebody without a car to add one, and lists it then', async () => {
    arrange();
    open(<GaragePage customerId="casey" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a car' }));
    await userEvent.type(screen.getByLabelText('Number plate'), 'WRK 042');
    await userEvent.type(screen.getByLabelText('Make'), 'Toyota');
    await userEvent.click(screen.getByRole('button', { name: 'Add the car' }));
    expect(await screen.findByRole('article', { name: 'WRK 042' })).toHaveTextContent('Toyota');
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.getByRole('button', { name: 'Add a car' })).toHaveFocus();
  });

  it('lists the cars by plate', async () => {
    arrange({ cars: [COROLLA, UTE] });
    open(<GaragePage customerId="casey" />);
    const cars = await screen.findAllByRole('article');
    expect(cars.map((car) => car.getAttribute('aria-label'))).toEqual(['AAA 001', 'WRK 042']);
  });

  it('writes the same car again when it is put right, and gives the focus back', async () => {
    arrange({ cars: [UTE] });
    open(<GaragePage customerId="casey" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit AAA 001' }));
    const form = within(screen.getByRole('form', { name: 'Edit AAA 001' }));
    await userEvent.type(form.getByLabelText('Year (optional)'), '2021');
    await userEvent.click(form.getByRole('button', { name: 'Save the car' }));
    expect(await screen.findByRole('button', { name: 'Edit AAA 001' })).toHaveFocus();
    expect(saved('saveVehicle')).toEqual([
      [expect.anything(), expect.objectContaining({ vehicleId: 'two', make: 'Ford', model: '', year: 2021 }), 'user'],
    ]);
  });

  it('takes no second car with the same plate, however it is typed', async () => {
    arrange({ cars: [COROLLA] });
    open(<GaragePage customerId="casey" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a car' }));
    await userEvent.type(screen.getByLabelText('Number plate'), 'wrk-042');
    await userEvent.type(screen.getByLabelText('Make'), 'Toyota');
    await userEvent.click(screen.getByRole('button', { name: 'Add the car' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/in your list already/);
    expect(saved('saveVehicle')).toEqual([]);
  });
});
