import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { ProblemError } from '../../../lib/problem-error';
import { keys } from '../../../lib/query-keys';
import { type CalendarAppointment, visitOf } from '../api/appointment-row';
import { anAppointment } from '../testing/an-appointment';
import { AppointmentPanel } from './appointment-panel';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const WHOLE = anAppointment({ note: 'Rattles when cold', contactPhone: '+61 2 5550 1234' });
const DESK: Actor = { kind: 'STAFF', staffId: 'staff-1', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const MANAGER: Actor = { kind: 'STAFF', staffId: 'staff-3', roles: ['MANAGER'], technicianId: null };
const MECHANIC: Actor = { kind: 'STAFF', staffId: 'staff-2', roles: ['MECHANIC'], technicianId: 'tech-1' };
const shop = { name: 'Shop', timeZone: 'Australia/Sydney', currency: 'AUD', locale: 'en-AU', hours: {} as never };

/** Answers the reads of an opened appointment; `opened` can be delayed or fail. */
function answer({
  opened,
  prefersCall = false,
}: {
  opened: () => Promise<CalendarAppointment | null>;
  prefersCall?: boolean;
}) {
  request.mockImplementation(async (document: string) => {
    if (document.includes('getAppointment')) return { getAppointment: await opened() };
    if (document.includes('getCustomer')) return { getCustomer: { preferredContact: prefersCall ? 'PHONE' : null } };
    return { appointmentsByCustomer: { items: [] }, listAuditEntries: { items: [] } };
  });
}

function open(actor: Actor = DESK, isListed = true) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (isListed) client.setQueryData(keys.day(WHOLE.visitDate), [visitOf(WHOLE)]);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <AppointmentPanel
          {...{ actor, shop }}
          appointmentId={WHOLE.appointmentId}
          nameOf={(id) => id}
          staffNameOf={(id) => id}
          mover={{
            apiFor: () => null,
            preview: () => ({ kind: 'FREE' }),
            moveTo: () => undefined,
            messages: <></>,
            mayMove: false,
          }}
          bays={[]}
          technicians={[]}
          onMoved={() => undefined}
          onClose={() => undefined}
        />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const asksFor = (field: string) => request.mock.calls.filter(([document]) => String(document).includes(field)).length;

beforeEach(() => {
  request.mockReset();
});

describe('an opened appointment', () => {
  it('shows at once what the calendar knows, with its buttons, and the details when they are read', async () => {
    let arrive: (whole: CalendarAppointment) => void = () => undefined;
    answer({ opened: () => new Promise((resolve) => (arrive = resolve)) });
    open();
    expect(screen.getByRole('heading', { name: WHOLE.serviceName })).toHaveFocus();
    expect(screen.getByText('CAS 123')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel appointment' })).toBeEnabled();
    expect(screen.getByRole('status')).toHaveTextContent('Loading the details');
    expect(screen.queryByText('No details given')).toBeNull();
    arrive(WHOLE);
    expect(await screen.findByText('Rattles when cold')).toBeVisible();
    expect(screen.getByRole('link', { name: '+61 2 5550 1234' })).toBeVisible();
    expect(screen.getByText('Toyota Corolla 2018')).toBeVisible();
    expect(screen.queryByText('Loading the details')).toBeNull();
  });

  it('keeps what the calendar knows if the details cannot be read, and retries on request', async () => {
    answer({ opened: () => Promise.reject(new ProblemError('UNAVAILABLE')) });
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('This did not load');
    expect(screen.getByText('CAS 123')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel appointment' })).toBeEnabled();
    answer({ opened: () => Promise.resolve(WHOLE) });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Rattles when cold')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('on none of the days on screen is read by its link', async () => {
    answer({ opened: () => Promise.resolve(WHOLE) });
    open(DESK, false);
    expect(screen.getByRole('status', { name: 'Loading the appointment' })).toBeVisible();
    expect(await screen.findByText('Rattles when cold')).toBeVisible();
  });

  it('lets the front desk end the customer’s link, and no one without permission', async () => {
    answer({ opened: () => Promise.resolve(WHOLE) });
    open();
    await screen.findByText('Rattles when cold');
    await userEvent.click(screen.getByText('The customer’s link'));
    request.mockImplementationOnce((_document: string, given: { appointmentId: string }) => {
      expect(given.appointmentId).toBe(WHOLE.appointmentId);
      return Promise.resolve({ endVisitLinks: { ok: true, answer: JSON.stringify({ appointment: WHOLE }) } });
    });
    await userEvent.click(screen.getByRole('button', { name: 'End the link' }));
    expect(await screen.findByText('All links sent so far have ended.')).toBeVisible();
    cleanup();
    open(MECHANIC);
    await screen.findByText('Rattles when cold');
    expect(screen.queryByText('The customer’s link')).toBeNull();
  });

  it.each(['CANCELLED', 'COMPLETED', 'NO_SHOW'] as const)(
    'that is %s says that its customer was deleted, and offers no actions',
    async (status) => {
      const person = { contactName: '', contactEmail: '', contactPhone: '', vehiclePlate: '', note: '' };
      answer({ opened: () => Promise.resolve(anAppointment({ ...person, vehicleMake: '', status })) });
      open(MANAGER, false);
      expect(await screen.findByText('Deleted customer')).toBeVisible();
      expect(screen.getByText('Its customer was deleted. It stays in the books as it is.')).toBeVisible();
      expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
        'Close the appointment',
      ]);
      expect(screen.queryByText('The customer’s link')).toBeNull();
      expect(screen.queryByText('No details given')).toBeNull();
      expect(asksFor('appointmentsByCustomer')).toBe(0);
    },
  );

  it('is reported as missing if it does not exist', async () => {
    answer({ opened: () => Promise.resolve(null) });
    open(DESK, false);
    expect(await screen.findByRole('heading', { name: 'Not found' })).toBeVisible();
  });

  it('says that the customer prefers a call, after one read', async () => {
    answer({ opened: () => Promise.resolve(WHOLE), prefersCall: true });
    open();
    expect(await screen.findByText('Prefers a call')).toBeVisible();
    expect(asksFor('preferredContact')).toBe(1);
  });

  it('does not mention calls if the customer did not', async () => {
    answer({ opened: () => Promise.resolve(WHOLE) });
    open();
    await vi.waitFor(() => expect(asksFor('preferredContact')).toBe(1));
    await screen.findByText('Rattles when cold');
    expect(screen.queryByText('Prefers a call')).toBeNull();
  });

  it('does not read the register for a person without permission', async () => {
    answer({ opened: () => Promise.resolve(WHOLE), prefersCall: true });
    open(MECHANIC);
    await screen.findByText('Rattles when cold');
    expect(asksFor('preferredContact')).toBe(0);
  });

  it('still shows its details if it is moved while they load', async () => {
    let arrive: (whole: CalendarAppointment) => void = () => undefined;
    answer({ opened: () => new Promise((resolve) => (arrive = resolve)) });
    open();
    request.mockImplementationOnce(() =>
      Promise.resolve({ changeAppointment: { ok: true, answer: { appointment: { status: 'PENDING', version: 4 } } } }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Back to unconfirmed' }));
    arrive({ ...WHOLE, status: 'PENDING', version: 4 });
    expect(await screen.findByText('Rattles when cold')).toBeVisible();
    expect(screen.getByText('To confirm')).toBeVisible();
  });
});

describe('the list of messages about an appointment', () => {
  const KINDS = [
    { name: 'APPOINTMENT_CONFIRMED', title: 'Booking confirmed', event: '', audience: 'CUSTOMER', channels: [] },
  ];
  const SENT = { outboxId: 'a', kind: 'APPOINTMENT_CONFIRMED', audience: 'CUSTOMER', recipient: 'casey@example.com' };

  it('is read when opened', async () => {
    answer({ opened: () => Promise.resolve(WHOLE) });
    open();
    const list = (await screen.findByText('Messages', { selector: 'summary' })).closest('details');
    expect(asksFor('outboxByRecord')).toBe(0);
    request.mockImplementation((document: string) =>
      Promise.resolve(
        document.includes('messageKinds')
          ? { messageKinds: { ok: true, answer: { kinds: KINDS } } }
          : { outboxByRecord: { items: [{ ...SENT, state: 'SENT', queuedAt: '2026-11-23T22:30:00.000Z' }] } },
      ),
    );
    await userEvent.click(screen.getByText('Messages', { selector: 'summary' }));
    expect(await screen.findByText('Booking confirmed')).toBeVisible();
    expect(list).toHaveTextContent('To casey@example.com');
    expect(request).toHaveBeenCalledWith(
      expect.stringContaining('outboxByRecord'),
      expect.objectContaining({ recordKey: `Appointment#${WHOLE.appointmentId}` }),
      'user',
    );
  });

  it('is not offered to a mechanic', async () => {
    answer({ opened: () => Promise.resolve(WHOLE) });
    open(MECHANIC);
    await screen.findByText('Rattles when cold');
    expect(screen.queryByText('Messages')).toBeNull();
  });
});
