import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProfilePage } from './profile-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('../../../lib/session', () => ({
  currentEmail: () => Promise.resolve('casey@example.com'),
  currentName: () => Promise.resolve('Casey from the sign-up'),
}));

const CASEY = { name: 'Casey', phone: '', street: '1 Wharf Rd', postcode: '2000', city: 'Sydney' };
const EVERYTHING = { customer: { name: 'Casey' } };
const ACCEPTED = { ok: true, answer: JSON.stringify({ everything: EVERYTHING }) };
const onDeleted = vi.fn();

/** The API's answers: the row it has, and the same for every change. */
function arrange(customer: object | null = CASEY, answer: object = ACCEPTED) {
  request.mockImplementation((document: string) =>
    Promise.resolve(
      document.includes('getCustomer')
        ? { getCustomer: customer }
        : { saveProfile: answer, exportCustomer: answer, deleteCustomer: answer },
    ),
  );
}

function open() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ProfilePage customerId="casey" onDeleted={onDeleted} />
    </QueryClientProvider>,
  );
}

const sent = (operation: string): unknown[] =>
  request.mock.calls.filter(([document]) => String(document).includes(operation)).map((call): unknown => call[1]);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  request.mockReset();
  onDeleted.mockReset();
});

describe('the profile', () => {
  it('starts with the name from sign-up, and shows the email read-only', async () => {
    arrange(null);
    open();
    expect(await screen.findByLabelText('Your name')).toHaveValue('Casey from the sign-up');
    expect(screen.getByLabelText('E-mail')).toHaveAttribute('readonly');
    expect(screen.getByLabelText('E-mail')).toHaveValue('casey@example.com');
    expect(screen.getByRole('checkbox', { name: /about offers/ })).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: /Remind me/ })).toBeChecked();
    expect(screen.getByLabelText(/has a question/)).toHaveValue('EMAIL');
  });

  it('saves changed and unchanged fields, and says so until the next change', async () => {
    arrange();
    open();
    await userEvent.type(await screen.findByLabelText('Phone (optional)'), '+61 400 123 456');
    await userEvent.click(screen.getByRole('checkbox', { name: /about offers/ }));
    await press('Save the profile');
    expect(await screen.findByText('Your profile is saved.')).toBeVisible();
    expect(sent('saveProfile')).toEqual([
      expect.objectContaining({ ...CASEY, phone: '+61 400 123 456', marketingConsent: true }),
    ]);
    await userEvent.type(screen.getByLabelText('Your name'), ' Customer');
    expect(screen.queryByText('Your profile is saved.')).toBeNull();
  });

  it('shows and saves the customer’s wishes, and requires a number if they prefer calls', async () => {
    arrange({ ...CASEY, reminderMails: false, preferredContact: 'EMAIL' });
    open();
    expect(await screen.findByRole('checkbox', { name: /Remind me/ })).not.toBeChecked();
    await userEvent.selectOptions(screen.getByLabelText(/has a question/), 'Call me');
    await press('Save the profile');
    expect(screen.getByText(/number to call you on/)).toBeVisible();
    expect(sent('saveProfile')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Phone (optional)'), '+61 400 123 456');
    await press('Save the profile');
    expect(await screen.findByText('Your profile is saved.')).toBeVisible();
    expect(sent('saveProfile')).toEqual([
      expect.objectContaining({ reminderMails: false, preferredContact: 'PHONE', phone: '+61 400 123 456' }),
    ]);
  });

  it('shows errors at the fields and sends nothing', async () => {
    arrange();
    open();
    await userEvent.type(await screen.findByLabelText('Phone (optional)'), '123');
    await press('Save the profile');
    expect(screen.getByText(/7 to 15 digits/)).toBeVisible();
    expect(screen.getByLabelText('Phone (optional)')).toHaveFocus();
    expect(sent('saveProfile')).toEqual([]);
  });

  it('says why the shop refuses, and keeps the input', async () => {
    arrange(CASEY, { ok: false, code: 'TOO_MANY_REQUESTS', facts: '{}' });
    open();
    await userEvent.type(await screen.findByLabelText('Your name'), ' Customer');
    await press('Save the profile');
    expect(await screen.findByRole('alert')).toHaveTextContent(/Wait a minute/);
    expect(screen.getByLabelText('Your name')).toHaveValue('Casey Customer');
  });

  it('says that loading failed, and retries on request', async () => {
    request.mockRejectedValue(new Error('down'));
    open();
    const again = await screen.findByRole('button', { name: 'Try again' });
    arrange();
    await userEvent.click(again);
    expect(await screen.findByLabelText('Your name')).toHaveValue('Casey');
  });
});

describe('the data about a customer', () => {
  it('comes as a file', async () => {
    const files: Blob[] = [];
    const createObjectURL = (file: Blob) => `blob:${files.push(file)}`;
    Object.assign(URL, { createObjectURL, revokeObjectURL: () => undefined });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    arrange();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Download my data' }));
    expect(await screen.findByText(/my-workshop-data.json/)).toBeVisible();
    const text = JSON.stringify(EVERYTHING, null, 2);
    expect(files.map(({ size, type }) => [size, type])).toEqual([[text.length, 'application/json']]);
    expect(click).toHaveBeenCalledOnce();
    click.mockRestore();
  });

  it('is deleted after the word is typed', async () => {
    arrange();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Delete my account' }));
    await press('Delete my account for good');
    expect(screen.getByText('Type the word delete.')).toBeVisible();
    expect(sent('deleteCustomer')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Type the word delete to go on'), 'delete');
    await press('Delete my account for good');
    expect(sent('deleteCustomer')).toEqual([expect.objectContaining({ customerId: 'casey' })]);
    expect(onDeleted).toHaveBeenCalledOnce();
  });

  it('is kept while a visit is still to come, and the page says so', async () => {
    arrange(CASEY, { ok: false, code: 'OPEN_VISITS', facts: '{}' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Delete my account' }));
    await userEvent.type(screen.getByLabelText('Type the word delete to go on'), 'delete');
    await press('Delete my account for good');
    expect(await screen.findByRole('alert')).toHaveTextContent(/still to come/);
    expect(onDeleted).not.toHaveBeenCalled();
  });
});
