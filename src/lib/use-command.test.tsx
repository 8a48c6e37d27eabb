import { QueryClient, QueryClientProvider, onlineManager } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ProblemError } from './problem-error';
import { keys } from './query-keys';
import { useCommand } from './use-command';

interface Sent {
  readonly name: string;
  readonly requestId: string;
}

afterEach(() => onlineManager.setOnline(true));

function command(send: (sent: Sent) => Promise<string>) {
  const client = new QueryClient();
  const readAgain = vi.spyOn(client, 'invalidateQueries');
  const onDone = vi.fn();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(
    () => useCommand(send, { touches: [keys.staff, keys.bays], awaits: keys.records, onDone }),
    { wrapper },
  );
  return { result, onDone, readKeys: () => readAgain.mock.calls.map(([filters]) => filters?.queryKey) };
}

const idsOf = (send: { mock: { calls: [Sent][] } }) => send.mock.calls.map(([{ requestId }]) => requestId);

it('the same input after a fault is the same request, and other input is a new one', async () => {
  const send = vi.fn((_sent: Sent) => Promise.resolve('ok'));
  send.mockRejectedValueOnce(new ProblemError('UNAVAILABLE'));
  const { result } = command(send);
  for (const name of ['Ada', 'Ada', 'Ada', 'Bob']) {
    act(() => result.current.run({ name }));
    await waitFor(() => expect(result.current.isPending).toBe(false));
  }
  const [first, retried, anew, other] = idsOf(send);
  expect(retried).toBe(first);
  expect(new Set([first, anew, other]).size).toBe(3);
});

it('a second press while a command is in progress sends nothing', async () => {
  const send = vi.fn((_sent: Sent) => Promise.resolve('ok'));
  const { result, onDone } = command(send);
  act(() => {
    result.current.run({ name: 'Ada' });
    result.current.run({ name: 'Ada' });
    result.current.run({ name: 'Bob' });
  });
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('ok', { name: 'Ada' }));
  expect(send).toHaveBeenCalledOnce();
});

it('the reads it touched are repeated once it is done, starting with those that the page waits for', async () => {
  const { result, onDone, readKeys } = command(() => Promise.resolve('ok'));
  act(() => result.current.run({ name: 'Ada' }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(readKeys()).toEqual([keys.records, keys.staff, keys.bays]);
});

it.each(['VERSION_CONFLICT', 'ILLEGAL_TRANSITION', 'NOT_FOUND'] as const)(
  'a page that turns out to be out of date is read again: %s',
  async (code) => {
    const { result, onDone, readKeys } = command(() => Promise.reject(new ProblemError(code, { version: 3 })));
    act(() => result.current.run({ name: 'Ada' }));
    await waitFor(() => expect(result.current.problem).toMatchObject({ code, facts: { version: 3 } }));
    expect(readKeys()).toEqual([keys.records, keys.staff, keys.bays]);
    expect(onDone).not.toHaveBeenCalled();
  },
);

it('a refusal without a change reads nothing, and a bug is reported as our fault', async () => {
  const send = vi.fn((_sent: Sent): Promise<string> => Promise.reject(new TypeError('bug')));
  send.mockRejectedValueOnce(new ProblemError('INVALID_INPUT', { field: 'name' }));
  const { result, readKeys } = command(send);
  act(() => result.current.run({ name: '' }));
  await waitFor(() => expect(result.current.problem?.code).toBe('INVALID_INPUT'));
  act(() => result.current.run({ name: 'Ada' }));
  await waitFor(() => expect(result.current.problem?.code).toBe('INTERNAL'));
  expect(readKeys()).toEqual([]);
});

it('without a connection a command waits and says so, and is sent once there is one', async () => {
  const send = vi.fn((_sent: Sent) => Promise.resolve('ok'));
  const { result, onDone } = command(send);
  onlineManager.setOnline(false);
  act(() => result.current.run({ name: 'Ada' }));
  await waitFor(() => expect(result.current.isWaiting).toBe(true));
  act(() => result.current.run({ name: 'Ada' }));
  expect(send).not.toHaveBeenCalled();
  act(() => onlineManager.setOnline(true));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(send).toHaveBeenCalledOnce();
});
