import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { aBay, aShop } from '../../../../domain/testing/builders';
import { ProblemError } from '../../../lib/problem-error';
import { SettingsPage } from './settings-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const MANAGER: Actor = { kind: 'STAFF', staffId: 'mo', roles: ['MANAGER'], technicianId: null };
const CHANGED_AT = '2026-11-22T23:32:00.000Z';
type Saved = Record<string, unknown>;

let settings: Saved;
let bays: Saved[];
let changedBy: string;
let sent: Saved[];
/** The saves carried out, by request id. */
let done: Map<unknown, string>;
/** The next save is carried out, but its answer is lost. */
let losesAnswer: boolean;

/** A workshop with versions like the real one. */
function answer(document: string, given: Saved): unknown {
  const refuse = (version: unknown) => ({
    ...{ ok: false, code: 'VERSION_CONFLICT', facts: { version, changedBy, changedAt: CHANGED_AT } },
  });
  if (document.includes('saveShopSettings')) {
    sent.push(given);
    const before = done.get(given['requestId']);
    if (before !== undefined) {
      const isSame = before === JSON.stringify(given);
      return { saveShopSettings: isSame ? { ok: true } : { ok: false, code: 'REQUEST_ID_REUSED', facts: {} } };
    }
    if (given['version'] !== settings['version']) return { saveShopSettings: refuse(settings['version']) };
    settings = { ...given, version: Number(given['version']) + 1 };
    done.set(given['requestId'], JSON.stringify(given));
    if (losesAnswer) {
      losesAnswer = false;
      throw new ProblemError('UNAVAILABLE');
    }
    return { saveShopSettings: { ok: true } };
  }
  if (document.includes('saveBay')) {
    sent.push(given);
    const known = bays.find(({ bayId }) => bayId === given['bayId']);
    if ((known?.['version'] ?? 0) !== given['version']) return { saveBay: refuse(known?.['version']) };
    bays = [...bays, { ...given, version: 1 }];
    return { saveBay: { ok: true } };
  }
  if (document.includes('getShopSettings')) {
    return { settings, services: null, bays: { items: bays }, technicians: null };
  }
  const staff = { items: [{ staffId: 'ada', name: 'Ada Admin', version: 1 }] };
  return { staff, listStaffMembers: staff };
}

beforeEach(() => {
  settings = { ...aShop(), version: 4 };
  bays = [{ ...aBay(), version: 1 }];
  changedBy = 'ada';
  sent = [];
  done = new Map();
  losesAnswer = false;
  request
    .mockReset()
    .mockImplementation((document: string, given: Saved) => Promise.resolve().then(() => answer(document, given)));
});

function open(part: string): void {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[`/staff/settings/${part}`]}>
        <Routes>
          <Route path="/staff/settings/:part" element={<SettingsPage actor={MANAGER} />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const retype = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
/** What Ada saves while the page is open. */
const meanwhile = (change: Saved) => {
  settings = { ...settings, ...change, version: Number(settings['version']) + 1 };
};

describe('settings that a colleague saved first', () => {
  it('keep the input, show who changed what, and can take both changes', async () => {
    open('shop');
    await retype('Name', 'My Garage');
    meanwhile({ phone: '+61 2 5550 0999', name: 'Her Garage' });
    await press('Save');
    const notice = await screen.findByText(/saved a change/);
    expect(notice).toHaveTextContent(
      'Ada Admin saved a change on Mon 23 Nov at 10:32 am. What you typed is still in the form.',
    );
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'FieldBeforeSaved nowYours',
      'NameCorner GarageHer GarageMy Garage',
      'Phone+61 2 5550 0142+61 2 5550 0999Not changed',
    ]);
    expect(screen.getByLabelText('Name')).toHaveValue('My Garage');
    expect(screen.getByLabelText('Phone')).toHaveValue('+61 2 5550 0142');

    await press('Save mine on top');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent.at(-1)).toMatchObject({ name: 'My Garage', phone: '+61 2 5550 0999', version: 5 });
    expect(screen.getByLabelText('Phone')).toHaveValue('+61 2 5550 0999');
  });

  it('can replace the input', async () => {
    open('shop');
    await retype('Name', 'My Garage');
    meanwhile({ name: 'Her Garage' });
    await press('Save');
    await press('Drop mine, show the newer one');
    expect(screen.getByLabelText('Name')).toHaveValue('Her Garage');
    await press('Save');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent.at(-1)).toMatchObject({ name: 'Her Garage', version: 5 });
  });

  it('do not conflict with the person’s own earlier save', async () => {
    open('shop');
    for (const name of ['First', 'Second']) {
      await retype('Name', name);
      await press('Save');
      expect(await screen.findByText('Saved.')).toBeVisible();
    }
    expect(sent.map(({ version }) => version)).toEqual([4, 5]);
  });

  it('are not overwritten by hours that were opened before', async () => {
    open('hours');
    await screen.findByRole('button', { name: 'Save' });
    changedBy = '';
    meanwhile({ name: 'Her Garage' });
    await press('Save');
    expect(await screen.findByText(/saved a change/)).toHaveTextContent('Someone saved a change');
    await press('Save mine on top');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(settings).toMatchObject({ name: 'Her Garage', version: 6 });
  });
});

it('a bay that two people add under one name is added twice, without a loss', async () => {
  open('bays');
  await press('Add a bay');
  await retype('Name', 'Pit');
  bays = [...bays, { ...aBay({ bayId: 'pit', name: 'Pit' }), version: 1 }];
  await press('Save');
  await press('Add mine beside it');
  expect(await screen.findByRole('button', { name: 'Add a bay' })).toBeVisible();
  expect(sent.map(({ bayId, version }) => [bayId, version])).toEqual([
    ['pit', 0],
    ['pit-2', 0],
  ]);
});

describe('settings whose answer was lost', () => {
  beforeEach(async () => {
    changedBy = 'mo';
    losesAnswer = true;
    open('shop');
    await retype('Name', 'First');
    await press('Save');
    expect(await screen.findByText(/We cannot reach the workshop’s system/)).toBeVisible();
  });

  it('are saved once if the same is sent again', async () => {
    await press('Save');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
    expect(settings).toMatchObject({ name: 'First', version: 5 });
  });

  it('show the person’s own earlier save beside later input, and can take both', async () => {
    await retype('Phone', '+61 2 5550 0111');
    await retype('Name', 'Second');
    await press('Save');
    expect(await screen.findByText(/saved a change/)).toHaveTextContent('You saved a change');
    expect(screen.queryByText(/Reload the page/)).toBeNull();
    expect(screen.getByLabelText('Name')).toHaveValue('Second');
    await press('Save mine on top');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(settings).toMatchObject({ name: 'Second', phone: '+61 2 5550 0111', version: 6 });
  });
});
