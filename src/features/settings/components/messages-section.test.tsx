import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { aShop } from '../../../../domain/testing/builders';
import { ProblemError } from '../../../lib/problem-error';
import { MessagesSection } from './messages-section';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const MANAGER: Actor = { kind: 'STAFF', staffId: 'mo', roles: ['MANAGER'], technicianId: null };
const DESK: Actor = { kind: 'STAFF', staffId: 'desk', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const KINDS = [
  {
    name: 'APPOINTMENT_CONFIRMED',
    title: 'Booking confirmed',
    event: 'A visit is booked.',
    audience: 'CUSTOMER',
    channels: ['MAIL'],
  },
  {
    name: 'STAFF_BOOKED',
    title: 'New booking',
    event: 'A visit was booked.',
    audience: 'SHOP',
    channels: ['IN_APP', 'MAIL'],
  },
];
const MAIL = {
  ...{ subject: 'Booked: Minor service', text: 'You are booked', attachments: ['visit.ics'] },
  html: '<!doctype html><html><head><style>@media (prefers-color-scheme: dark) { a {} }</style></head><body>You are booked<script>parent.hacked = true</script></body></html>',
};

let test: () => Promise<object>;
let preview: () => Promise<object>;

beforeEach(() => {
  test = () => Promise.resolve({ ok: true, answer: '{}' });
  preview = () => Promise.resolve({ ok: true, answer: MAIL });
  request.mockReset().mockImplementation(async (document: string) => {
    if (document.includes('messageKinds')) return { messageKinds: { ok: true, answer: { kinds: KINDS } } };
    if (document.includes('previewKind')) return { previewKind: await preview() };
    if (document.includes('sendTest')) return { sendTest: await test() };
    return { outboxDead: { items: [] } };
  });
});

function open(actor: Actor = MANAGER, address = '/staff/settings/messages'): void {
  const records = { settings: { ...aShop(), version: 1 }, isSetUp: true, bays: [], services: [], staff: [] };
  render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[address]}>
          <MessagesSection actor={actor} records={records} />
        </MemoryRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const CONFIRMED = '/staff/settings/messages?kind=APPOINTMENT_CONFIRMED';
const tests = (): object[] =>
  request.mock.calls.filter(([document]) => String(document).includes('sendTest')).map(([, given]) => given as object);

describe('the list of messages', () => {
  it('says when, to whom and how each kind is sent, and that no message was given up', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'To the customer' })).toBeVisible();
    expect(screen.getByText('Booking confirmed').closest('li')).toHaveTextContent('A visit is booked.Email');
    expect(screen.getByText('New booking').closest('li')).toHaveTextContent('Alert on the staff pages, Email');
    expect(screen.queryByRole('heading', { name: 'To the person who signs in' })).toBeNull();
    expect(await screen.findByText('Nothing to send again.')).toBeVisible();
    expect(screen.getByText(/Emails that came back are listed with the visit and the customer\./)).toBeVisible();
    expect(screen.queryByText(/everything went out/)).toBeNull();
  });

  it('is said not to have loaded', async () => {
    request.mockRejectedValue(new ProblemError('UNAVAILABLE'));
    open();
    expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('heading', { name: 'To the customer' })).toBeNull();
  });

  it('links to the preview of a kind and back', async () => {
    open();
    await userEvent.click(await screen.findByRole('link', { name: 'Preview of “New booking”' }));
    expect(screen.getByRole('heading', { name: 'New booking' })).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'All messages' }));
    expect(screen.getByRole('heading', { name: 'What we send' })).toBeVisible();
  });
});

describe('a preview', () => {
  it('shows the email without scripts or working links', async () => {
    open(MANAGER, CONFIRMED);
    const frame = await screen.findByTitle<HTMLIFrameElement>('Preview of “Booking confirmed”');
    expect(frame).toHaveAttribute('sandbox', '');
    expect(frame.srcdoc).toContain('<head><base target="_blank">');
    expect(frame.srcdoc).toContain('@media not all {');
    expect(screen.getByText('Booked: Minor service')).toBeVisible();
    expect(screen.getByText('visit.ics')).toBeVisible();
  });

  it('is mounted with its email, and does not load it twice', async () => {
    const changes: unknown[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(document.body, { subtree: true, attributeFilter: ['srcdoc'] });
    open(MANAGER, CONFIRMED);
    await screen.findByTitle('Preview of “Booking confirmed”');
    await userEvent.click(screen.getByRole('radio', { name: 'Phone' }));
    expect(changes).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(changes).toHaveLength(1);
    observer.disconnect();
  });

  it('can be shown as on a phone, in dark mode and as plain text', async () => {
    open(MANAGER, CONFIRMED);
    const frame = await screen.findByTitle<HTMLIFrameElement>('Preview of “Booking confirmed”');
    await userEvent.click(screen.getByRole('radio', { name: 'Phone' }));
    expect(frame).toHaveAttribute('data-width', 'PHONE');
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(frame.srcdoc).toContain('@media all {');
    await userEvent.click(screen.getByRole('radio', { name: 'Plain text' }));
    expect(screen.getByText('You are booked', { selector: 'pre' })).toBeVisible();
    expect(screen.queryByTitle(/Preview of/)).toBeNull();
  });

  it('says that it did not load, and retries on request', async () => {
    preview = () => Promise.reject(new ProblemError('UNAVAILABLE'));
    open(MANAGER, CONFIRMED);
    expect(await screen.findByRole('alert')).toHaveTextContent('This did not load');
    preview = () => Promise.resolve({ ok: true, answer: MAIL });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByTitle('Preview of “Booking confirmed”')).toBeVisible();
  });
});

describe('a test', () => {
  it('of the kind shown is sent to oneself, at each press', async () => {
    open(MANAGER, CONFIRMED);
    const button = await screen.findByRole('button', { name: 'Send a test to me' });
    await userEvent.click(button);
    expect(await screen.findByText(/on its way to your own email address/)).toBeVisible();
    await userEvent.click(button);
    const [first, second] = tests() as { kind: string; requestId: string }[];
    expect(first?.kind).toBe('APPOINTMENT_CONFIRMED');
    expect(second?.requestId).not.toBe(first?.requestId);
  });

  it('that fails is the same request when repeated', async () => {
    open(MANAGER, CONFIRMED);
    test = () => Promise.reject(new ProblemError('UNAVAILABLE'));
    const button = await screen.findByRole('button', { name: 'Send a test to me' });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toBeVisible();
    await userEvent.click(button);
    await vi.waitFor(() => expect(tests()).toHaveLength(2));
    const [first, second] = tests() as { requestId: string }[];
    expect(second?.requestId).toBe(first?.requestId);
  });

  it('to an address that is not confirmed says what to do', async () => {
    open(MANAGER, CONFIRMED);
    test = () => Promise.resolve({ ok: false, code: 'ADDRESS_UNPROVEN', facts: '{}' });
    await userEvent.click(await screen.findByRole('button', { name: 'Send a test to me' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your email address isn’t confirmed yet.');
  });

  it('is not offered to people with read access only', async () => {
    open(DESK, CONFIRMED);
    expect(await screen.findByTitle('Preview of “Booking confirmed”')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send a test to me' })).toBeNull();
  });
});
