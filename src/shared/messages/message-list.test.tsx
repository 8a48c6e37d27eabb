import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../domain/access/permissions';
import { OUTBOX_STATES, OWN_CAUSES, SKIP_REASONS } from '../../../domain/outgoing/outbox';
import { ProblemError } from '../../lib/problem-error';
import { keys } from '../../lib/query-keys';
import { messagesGivenUp } from './api/read-messages';
import { MessageList } from './message-list';
import { STATE_WORDS, whyText } from './message-words';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const MANAGER: Actor = { kind: 'STAFF', staffId: 'mo', roles: ['MANAGER'], technicianId: null };
const DESK: Actor = { kind: 'STAFF', staffId: 'desk', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const KINDS = [
  {
    name: 'APPOINTMENT_CONFIRMED',
    title: 'Booking confirmed',
    event: 'It was booked.',
    audience: 'CUSTOMER',
    channels: ['MAIL'],
  },
];
const row = (given: object) => ({
  ...{ outboxId: 'a'.repeat(32), kind: 'APPOINTMENT_CONFIRMED', channel: 'MAIL', audience: 'CUSTOMER' },
  ...{ recipient: 'casey@example.com', state: 'DEAD', cause: 'MessageRejected', queuedAt: '2026-11-23T22:30:00.000Z' },
  ...given,
});

let rows: object[];
let sendAgain: () => Promise<object>;

beforeEach(() => {
  rows = [row({})];
  sendAgain = () => Promise.resolve({ ok: true, answer: '{}' });
  request.mockReset().mockImplementation(async (document: string) => {
    if (document.includes('sendAgain')) return { sendAgain: await sendAgain() };
    if (document.includes('messageKinds')) return { messageKinds: { ok: true, answer: { kinds: KINDS } } };
    return { outboxDead: { items: rows } };
  });
});

const sent = (): object[] =>
  request.mock.calls.filter(([document]) => String(document).includes('sendAgain')).map(([, given]) => given as object);

function open(actor: Actor = MANAGER): void {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MessageList
        actor={actor}
        clock={{ locale: 'en-AU', timeZone: 'Australia/Sydney' }}
        listKey={keys.messages}
        read={messagesGivenUp}
        empty="None."
      />
    </QueryClientProvider>,
  );
}

const again = () => screen.findByRole('button', { name: 'Send again “Booking confirmed” to casey@example.com' });

describe('a message in the history', () => {
  it('says what it was, to whom it went and when, what became of it and why', async () => {
    open();
    const line = (await screen.findByText('Booking confirmed')).closest('li');
    expect(line).toHaveTextContent('Not delivered');
    expect(line).toHaveTextContent(/To casey@example.com, 24 Nov(ember)? 2026,? (at )?9:30.am/);
    expect(line).toHaveTextContent('The email service refused it. Check the address.');
  });

  it('names the shop if it has no address', async () => {
    rows = [row({ audience: 'SHOP', recipient: '' })];
    open();
    expect((await screen.findByText('Booking confirmed')).closest('li')).toHaveTextContent('To the workshop,');
  });

  it('that was given up is sent again, and what became of it is read again', async () => {
    open();
    const button = await again();
    rows = [row({ state: 'QUEUED', cause: null })];
    await userEvent.click(button);
    expect(await screen.findByText('About to be sent')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(
      'It is queued again. The visit and the customer show what becomes of it.',
    );
    expect(sent()).toMatchObject([{ outboxId: 'a'.repeat(32) }]);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('whose sending fails keeps the same request when repeated', async () => {
    open();
    sendAgain = () => Promise.reject(new ProblemError('UNAVAILABLE'));
    await userEvent.click(await again());
    expect(await screen.findByRole('alert')).toBeVisible();
    await userEvent.click(await again());
    await vi.waitFor(() => expect(sent()).toHaveLength(2));
    const [first, second] = sent() as { requestId: string }[];
    expect(first?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.requestId).toBe(first?.requestId);
  });

  it('that a colleague has sent again says so, and does not speak of appointments', async () => {
    open();
    sendAgain = () => Promise.resolve({ ok: false, code: 'ILLEGAL_TRANSITION', facts: '{}' });
    await userEvent.click(await again());
    expect(await screen.findByRole('alert')).toHaveTextContent('A colleague has sent it again already.');
  });

  it('is not offered to be sent again to people who may not', async () => {
    open(DESK);
    expect(await screen.findByText('Not delivered')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each(OUTBOX_STATES.filter((state) => state !== 'DEAD'))(
    'has a word and no button while it is %s',
    async (state) => {
      rows = [row({ state, cause: null, reason: state === 'SKIPPED' ? 'CHOICE' : null })];
      open();
      expect(await screen.findByText(STATE_WORDS[state])).toBeVisible();
      expect(screen.queryByRole('button')).toBeNull();
    },
  );

  it('that waits says when it is tried next', async () => {
    rows = [row({ state: 'WAITING', cause: 'TimeoutError', dueAt: '2026-11-23T23:00:00.000Z' })];
    open();
    expect(await screen.findByText(/^Next try: 24 Nov.*10:00.am\.$/)).toBeVisible();
    expect(screen.getByText('The email service did not answer.')).toBeVisible();
  });
});

describe('the list', () => {
  it('says when there is nothing', async () => {
    rows = [];
    open();
    expect(await screen.findByText('None.')).toBeVisible();
  });

  it('says when it is being read, and when it did not load', async () => {
    request.mockRejectedValue(new ProblemError('UNAVAILABLE'));
    open();
    expect(screen.getByRole('status', { name: 'Loading the messages' })).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent('This did not load');
  });
});

describe('the reason', () => {
  it.each(SKIP_REASONS)('%s has its own sentence', (reason) => {
    expect(whyText({ state: 'SKIPPED', reason, cause: '' })).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(OWN_CAUSES)('%s, which is our own, is said in words', (cause) => {
    expect(whyText({ state: 'DEAD', reason: null, cause })).toMatch(/^[A-Z][a-z ].{10,}\.$/);
  });

  it('that we could not write it does not blame the email service', () => {
    const why = whyText({ state: 'DEAD', reason: null, cause: 'RENDER_FAILED' });
    expect(why).toBe('We could not write this message. The fault is ours, not the address’s.');
  });

  it('is taken from what the service said, in whatever detail it did', () => {
    const why = (cause: string) => whyText({ state: 'BOUNCED', reason: null, cause });
    expect(why('Permanent:General')).toBe('There is no such mailbox.');
    expect(why('Transient:MailboxFull')).toBe('The mailbox is full, or cannot be reached for now.');
    expect(why('SomethingNew')).toBe('It failed with “SomethingNew”.');
    expect(why('')).toBeUndefined();
  });
});
