import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anAppointment } from '../testing/an-appointment';
import { keys } from '../../../lib/query-keys';
import { useDetails } from './use-details';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

const first = anAppointment({ appointmentId: 'visit-1', note: 'One', version: 1 });
const second = anAppointment({ appointmentId: 'visit-2', note: 'Two', version: 1 });

function useAll({ visits }: { visits: Parameters<typeof useDetails>[0] }) {
  return useDetails(visits);
}

function start(retry: number) {
  const client = new QueryClient({ defaultOptions: { queries: { retry, retryDelay: 1 } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(useAll, { wrapper, initialProps: { visits: [first, second] } });
  const noteOf = (id: string) => hook.result.current.of.get(id)?.note;
  return { ...hook, client, noteOf };
}

const answer = (...stored: { appointmentId: string }[]) =>
  request.mockImplementation((_document: string, { appointmentId }: { appointmentId: string }) =>
    Promise.resolve({ getAppointment: stored.find((one) => one.appointmentId === appointmentId) ?? null }),
  );

beforeEach(() => {
  request.mockReset();
});

describe('the details of a day’s visits', () => {
  it('are read once per version, and shown until the next version arrives', async () => {
    answer(first, second);
    const { rerender, result, client, noteOf } = start(0);
    await waitFor(() => expect(noteOf('visit-2')).toBe('Two'));
    await client.invalidateQueries({ queryKey: keys.appointments });
    expect(request).toHaveBeenCalledTimes(2);

    const changed = { ...second, version: 2, note: 'Two, changed' };
    answer(first, changed);
    rerender({ visits: [first, changed] });
    expect(noteOf('visit-2')).toBe('Two');
    expect(result.current.isPending).toBe(false);
    await waitFor(() => expect(noteOf('visit-2')).toBe('Two, changed'));
    expect(request).toHaveBeenCalledTimes(3);
  });

  it('are read again if the answer is older than the list', async () => {
    const changed = { ...second, version: 2, note: 'Two, changed' };
    answer(first, changed);
    request.mockImplementationOnce(() => Promise.resolve({ getAppointment: first }));
    request.mockImplementationOnce(() => Promise.resolve({ getAppointment: second }));
    const { rerender, noteOf } = start(1);
    rerender({ visits: [first, changed] });
    await waitFor(() => expect(noteOf('visit-2')).toBe('Two, changed'));
  });

  it('that cannot be read are missing, with the reason and a retry', async () => {
    answer(first, second);
    request.mockImplementationOnce(() => Promise.reject(new Error('gone')));
    const { result, noteOf } = start(0);
    await waitFor(() => expect(result.current.error).not.toBeNull());
    expect(noteOf('visit-1')).toBeUndefined();
    expect(noteOf('visit-2')).toBe('Two');
    result.current.retry();
    await waitFor(() => expect(noteOf('visit-1')).toBe('One'));
  });
});
