import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ROLES } from '../../../../domain/access/permissions';
import type { Actor, Role } from '../../../../domain/access/permissions';
import { APPOINTMENT_STATUSES, availableTransitions } from '../../../../domain/booking/appointment';
import { keys } from '../../../lib/query-keys';
import type { CalendarAppointment } from '../api/appointment-row';
import { TRANSITION_WORDS } from '../transition-words';
import { anAppointment } from '../testing/an-appointment';
import { TransitionButtons } from './transition-buttons';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const staff = (role: Role, technicianId: string | null = null): Actor => ({
  kind: 'STAFF',
  staffId: 'staff-1',
  roles: [role],
  technicianId,
});

function show(appointment: CalendarAppointment, actor: Actor) {
  const client = new QueryClient({ defaultOptions: { mutations: { retry: false } } });
  const onMoved = vi.fn();
  const key = keys.appointment(appointment.appointmentId);
  client.setQueryData(key, appointment);
  render(
    <QueryClientProvider client={client}>
      <TransitionButtons appointment={appointment} actor={actor} onMoved={onMoved} />
    </QueryClientProvider>,
  );
  return { onMoved, shown: () => client.getQueryData<CalendarAppointment>(key) };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  request.mockReset();
});

describe('the buttons of an appointment', () => {
  it.each(ROLES.flatMap((role) => APPOINTMENT_STATUSES.map((status) => ({ role, status }))))(
    'are exactly the actions that $role may take on $status',
    ({ role, status }) => {
      const appointment = anAppointment({ status, technicianId: 'tech-1' });
      const actor = staff(role, 'tech-1');
      show(appointment, actor);
      const shown = screen.queryAllByRole('button').map((button) => button.textContent);
      const allowed = availableTransitions(appointment, actor, new Date().toISOString()).map(
        (action) => TRANSITION_WORDS[action].verb,
      );
      expect(shown.sort()).toEqual(allowed.sort());
    },
  );

  it('offer a mechanic nothing on another mechanic’s job', () => {
    show(anAppointment({ technicianId: 'tech-2' }), staff('MECHANIC', 'tech-1'));
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/can read this appointment/)).toBeVisible();
  });
});

const answered = (appointment: object) => ({ changeAppointment: { ok: true, answer: { appointment } } });

describe('an action', () => {
  it('shows the new status at once and sends the version on screen', async () => {
    request.mockReturnValue(new Promise(() => undefined));
    const { shown } = show(anAppointment({ status: 'PENDING', version: 7 }), staff('MANAGER'));
    await press('Confirm');
    await waitFor(() => expect(shown()?.status).toBe('SCHEDULED'));
    expect(request).toHaveBeenCalledWith(
      expect.stringContaining('changeAppointment'),
      expect.objectContaining({ action: 'CONFIRM', version: 7 }),
      'user',
    );
  });

  it('keeps the command’s answer', async () => {
    request.mockResolvedValue(answered({ status: 'SCHEDULED', version: 8 }));
    const { onMoved, shown } = show(anAppointment({ status: 'PENDING', version: 7 }), staff('MANAGER'));
    await press('Confirm');
    await waitFor(() => expect(onMoved).toHaveBeenCalled());
    expect(shown()).toMatchObject({ status: 'SCHEDULED', version: 8 });
  });

  it('reverts and says so if a colleague was faster', async () => {
    request.mockResolvedValue({ changeAppointment: { ok: false, code: 'VERSION_CONFLICT', facts: '{}' } });
    const { shown } = show(anAppointment({ status: 'PENDING' }), staff('MANAGER'));
    await press('Confirm');
    expect(await screen.findByText(/Somebody changed this appointment/)).toBeVisible();
    expect(shown()?.status).toBe('PENDING');
  });

  it('asks for the reason before it cancels', async () => {
    request.mockResolvedValue(answered({ status: 'CANCELLED', version: 4 }));
    const { onMoved } = show(anAppointment(), staff('MANAGER'));
    await press('Cancel appointment');
    await press('Cancel appointment');
    expect(screen.getByText('Give a reason in a few words.')).toBeVisible();
    expect(request).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Why is it cancelled?'), 'Part is late');
    await press('Cancel appointment');
    await waitFor(() => expect(onMoved).toHaveBeenCalled());
    expect(request.mock.calls[0]?.[1]).toMatchObject({ action: 'CANCEL', reason: 'Part is late' });
  });

  it('can be abandoned before it cancels', async () => {
    show(anAppointment(), staff('MANAGER'));
    await press('Cancel appointment');
    await press('Keep it');
    expect(screen.getByRole('button', { name: 'Start work' })).toBeVisible();
  });
});
