import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useNavigate } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StaffActor } from '../../../../domain/access/permissions';
import { aShop, everyDay } from '../../../../domain/testing/builders';
import type { StaffRow } from '../api/read-settings';
import { StaffSection } from './staff-section';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const person = (name: string, given: Partial<StaffRow> = {}): StaffRow => ({
  ...{ staffId: name.toLowerCase(), name, email: `${name}@example.com`, phone: '', roles: ['STAFF'] },
  ...{
    version: 1,
    isRemoved: false,
    technicianId: null,
    active: true,
    grants: [],
    denials: [],
    work: null,
    lastWork: null,
  },
  ...given,
});
const WORK = { skills: ['BRAKES'] as const, hours: everyDay({ from: '08:00', to: '16:00' }) };
const STAFF = [
  person('Ada', { roles: ['ADMIN'] }),
  person('Mo', { roles: ['MANAGER'] }),
  person('Sam', { grants: ['staff:access'] }),
  person('Desk', { roles: ['CUSTOMER_SUPPORT'] }),
  person('Mia', { roles: ['MECHANIC'], technicianId: 'tech-mia', work: WORK, lastWork: WORK }),
];
const grants = ['staff:edit', 'staff:access'] as const;
const DESK: StaffActor = { kind: 'STAFF', staffId: 'desk', roles: ['CUSTOMER_SUPPORT'], technicianId: null, grants };
const ADA: StaffActor = { kind: 'STAFF', staffId: 'ada', roles: ['ADMIN'], technicianId: null };

beforeEach(() => {
  request.mockReset();
});

function Back() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => void navigate(-1)}>
      Back
    </button>
  );
}

function open(actor: StaffActor, address = '/staff/settings/staff'): void {
  const records = { settings: { ...aShop(), version: 1 }, isSetUp: true, bays: [], services: [], staff: STAFF };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[address]}>
        <StaffSection actor={actor} records={records} />
        <Back />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const boxesOf = (group: string) =>
  within(screen.getByRole('group', { name: group, hidden: true }))
    .getAllByRole('checkbox', { hidden: true })
    .map((box) => (box.parentElement?.textContent ?? '') + ((box as HTMLInputElement).disabled ? ' (fixed)' : ''));

describe('a front desk colleague who may “invite staff and change their access”', () => {
  it('can give invited people only permissions that they have themselves', async () => {
    open(DESK);
    await press('Invite a colleague');
    expect(boxesOf('Roles')).toEqual(['Front desk', 'Staff']);
  });

  it('cannot change an admin’s access, or their own', () => {
    open(DESK);
    expect(screen.queryByRole('button', { name: 'Access of Ada' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Access of Desk' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Access of Mo' })).toBeVisible();
  });

  it('can end the access of a person whose role they cannot give', async () => {
    open(DESK);
    await press('Access of Mo');
    expect(boxesOf('Roles')).toEqual(['Manager', 'Front desk', 'Staff']);
    expect(boxesOf('Taken away in spite of the roles')).toContain('Merge duplicate customers');
    await userEvent.click(screen.getByRole('switch', { name: 'Works here' }));
    expect(screen.queryByText(/can’t give this access/)).not.toBeInTheDocument();
  });

  it('sees that permissions for access are decided by others, and leaves them', async () => {
    open(DESK);
    await press('Access of Sam');
    expect(boxesOf('Given beyond the roles')).toContain('Invite staff and change their access (fixed)');
    expect(boxesOf('Given beyond the roles')).not.toContain('Delete customers');
    await userEvent.click(screen.getByRole('switch', { name: 'Works here' }));
    expect(screen.getByText(/can’t give this access/)).toBeVisible();
    await press('Save');
    expect(request).not.toHaveBeenCalled();
  });

  it('can put others on the schedule, but not themselves', async () => {
    open({ ...DESK, grants: ['staff:edit'] });
    await press('Edit Desk');
    expect(screen.queryByRole('switch', { name: 'Works on cars' })).not.toBeInTheDocument();
    await press('Cancel');
    await press('Edit Mo');
    expect(screen.getByRole('switch', { name: 'Works on cars' })).toBeVisible();
  });
});

describe('a person who no longer works on cars', () => {
  const saved = () => (request.mock.calls[0]?.[1] ?? {}) as Readonly<Record<string, unknown>>;

  it('is taken off the cars, after the visits in the way are shown', async () => {
    const visit = {
      ...{ appointmentId: 'visit-1', startsAt: '2026-11-24T22:30:00.000Z', contactName: 'Casey Moreau' },
      ...{ serviceName: 'Minor service', planName: '', vehiclePlate: 'WRK 042' },
    };
    const facts = JSON.stringify({ count: 1, visits: [visit] });
    request.mockResolvedValueOnce({ saveStaffMember: { ok: false, code: 'WOULD_BREAK', facts } });
    request.mockResolvedValue({ saveStaffMember: { ok: true, code: null, facts: '{}' } });
    open(ADA);
    await press('Edit Mia');
    await userEvent.click(screen.getByRole('switch', { name: 'Works on cars' }));
    expect(screen.getByText(/They get no new appointments/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Working hours' })).not.toBeInTheDocument();
    await press('Save');
    expect(await screen.findByText(/One appointment is affected/)).toBeVisible();
    expect(screen.getByText('Minor service').closest('li')).toHaveTextContent('Casey Moreau, Minor service, WRK 042');
    expect(saved()).toMatchObject({ technicianId: 'tech-mia', skills: null, hours: null, acceptBroken: false });
    await press('Save, and leave these appointments to be assigned');
    expect(request.mock.calls[1]?.[1]).toMatchObject({ skills: null, acceptBroken: true });
  });

  it('keeps skills and hours when the tick is set again', async () => {
    open(ADA);
    await press('Edit Mia');
    await userEvent.click(screen.getByRole('switch', { name: 'Works on cars' }));
    await userEvent.click(screen.getByRole('switch', { name: 'Works on cars' }));
    expect(boxesOf('Skills')).toContain('Brakes');
    expect(screen.getByRole('checkbox', { name: 'Brakes' })).toBeChecked();
  });
});

describe('a person who already has a sign-in', () => {
  it('is told by email that they work here now, and the screen says so', async () => {
    request.mockResolvedValue({ inviteStaff: { ok: true, answer: { staffId: 's-9', hadSignIn: true } } });
    open(ADA);
    await press('Invite a colleague');
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Robin');
    await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'robin@example.com');
    await press('Send the invitation');
    expect(await screen.findByText(/An email is on its way to them/)).toBeVisible();
  });
});

describe('an admin', () => {
  it('can give every role and permission to everyone but themselves', async () => {
    open(ADA);
    expect(screen.queryByRole('button', { name: 'Access of Ada' })).not.toBeInTheDocument();
    await press('Access of Sam');
    expect(boxesOf('Roles')).toEqual(['Administrator', 'Manager', 'Mechanic', 'Front desk', 'Staff']);
    expect(boxesOf('Given beyond the roles')).toContain('Invite staff and change their access');
  });

  it('is told why an invitation cannot be sent again', async () => {
    request.mockResolvedValue({ resendInvitation: { ok: false, code: 'INVITATION_USED', facts: '{}' } });
    open(ADA);
    await press('Access of Sam');
    await press('Send the invitation again');
    expect(await screen.findByText(/They have signed in already/)).toBeVisible();
  });

  it('is told that an invited person needs a role', async () => {
    open(ADA);
    await press('Invite a colleague');
    await userEvent.type(screen.getByLabelText('Name'), 'Nico');
    await userEvent.type(screen.getByLabelText('Email'), 'nico@example.com');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Staff' }));
    await press('Send the invitation');
    expect(screen.getByText('Choose at least one role.')).toBeVisible();
    expect(request).not.toHaveBeenCalled();
  });

  it('invites a technician with their skills, in the shop’s hours', async () => {
    request.mockResolvedValue({ inviteStaff: { ok: true, answer: { staffId: 's-9', hadSignIn: false } } });
    open(ADA);
    await press('Invite a colleague');
    await userEvent.type(screen.getByLabelText('Name'), 'Nico');
    await userEvent.type(screen.getByLabelText('Email'), 'nico@example.com');
    await userEvent.click(screen.getByRole('switch', { name: 'Works on cars' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Brakes' }));
    await press('Send the invitation');
    expect(await screen.findByRole('button', { name: 'Invite a colleague' })).toHaveFocus();
    const hours = JSON.stringify(aShop().hours);
    expect(request).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ skills: ['GENERAL', 'BRAKES'], hours }),
      'user',
    );
  });

  it('closes a form by going back, opens it by its address, and continues at its button', async () => {
    open(ADA);
    await press('Edit Mo');
    expect(screen.getByLabelText('Name')).toHaveFocus();
    await press('Back');
    expect(await screen.findByRole('heading', { name: 'Staff' })).toBeVisible();
    await press('Edit Mo');
    await press('Cancel');
    expect(await screen.findByRole('button', { name: 'Edit Mo' })).toHaveFocus();
  });

  it('cannot open a form by its address without its button', () => {
    open(DESK, '/staff/settings/staff?form=access&person=ada');
    expect(screen.getByRole('heading', { name: 'Staff' })).toBeVisible();
  });
});

describe('a former colleague', () => {
  const left = (given: Partial<StaffRow> = {}) => person('Fay', { active: false, ...given });

  function openWith(fay: StaffRow, address: string): void {
    const records = {
      settings: { ...aShop(), version: 1 },
      isSetUp: true,
      bays: [],
      services: [],
      staff: [...STAFF, fay],
    };
    render(
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[address]}>
          <StaffSection actor={ADA} records={records} />
        </MemoryRouter>
      </QueryClientProvider>,
    );
  }

  it('can be removed from the list, after a confirmation', async () => {
    request.mockResolvedValue({ removeStaffMember: { ok: true } });
    openWith(left(), '/staff/settings/staff?form=access&person=fay');
    await press('Remove their personal details');
    expect(request).not.toHaveBeenCalled();
    await press('Remove for good');
    expect(await screen.findByRole('heading', { name: 'Staff' })).toBeVisible();
    const [document, given] = request.mock.calls[0] as [string, object];
    expect(document).toContain('removeStaffMember');
    expect(given).toMatchObject({ staffId: 'fay' });
  });

  it('cannot be removed while they work here', () => {
    openWith(left({ active: true }), '/staff/settings/staff?form=access&person=fay');
    expect(screen.queryByRole('button', { name: 'Remove their personal details' })).not.toBeInTheDocument();
  });

  it('who was removed has nothing left to change', () => {
    const gone = left({ name: 'Former colleague', isRemoved: true });
    openWith(gone, '/staff/settings/staff?form=access&person=fay');
    expect(screen.getByText('Former colleague')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Former colleague/ })).not.toBeInTheDocument();
  });
});
