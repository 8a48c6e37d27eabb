import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../lib/problem-error';
import { readHold } from '../hold';
import { useHold } from './use-hold';

const api = vi.hoisted(() => ({ holdSlot: vi.fn(), releaseHold: vi.fn() }));
vi.mock('../api/hold-slot', () => api);

const wish = (startsAt: string) => ({ serviceId: 'minor-service', planId: null, startsAt });
const [TEN, ELEVEN] = ['2026-11-24T00:00:00.000Z', '2026-11-24T01:00:00.000Z'];
const until = () => new Date(Date.now() + 600_000).toISOString();
const open = (startsAt: string | null) =>
  renderHook((at: string | null) => useHold(at === null ? null : wish(at)), { initialProps: startsAt });

beforeEach(() => {
  sessionStorage.clear();
  api.holdSlot.mockReset().mockImplementation(() => Promise.resolve({ heldUntil: until(), holder: 'fingerprint' }));
  api.releaseHold.mockReset().mockResolvedValue(undefined);
});
afterEach(() => sessionStorage.clear());

describe('holding a time while the form is filled in', () => {
  it('happens once, survives a reload, and is not repeated while it is active', async () => {
    const { result, rerender } = open(TEN);
    await waitFor(() => expect(result.current.hold?.holder).toBe('fingerprint'));
    rerender(TEN);
    expect(readHold()).toMatchObject({ startsAt: TEN, holder: 'fingerprint' });
    open(TEN);
    expect(api.holdSlot).toHaveBeenCalledTimes(1);
  });

  it('moves with the same token when another time is chosen', async () => {
    const { result, rerender } = open(TEN);
    await waitFor(() => expect(result.current.hold).not.toBeNull());
    rerender(ELEVEN);
    await waitFor(() => expect(result.current.hold?.startsAt).toBe(ELEVEN));
    const [first, second] = api.holdSlot.mock.calls.map(([held]) => held as { holdToken: string });
    expect(second).toMatchObject({ holdToken: first?.holdToken, previousStartsAt: TEN });
  });

  it('ends when the person leaves', async () => {
    const { result, unmount } = open(TEN);
    await waitFor(() => expect(result.current.hold).not.toBeNull());
    const { token } = result.current.hold ?? {};
    unmount();
    expect(api.releaseHold).toHaveBeenCalledWith({ holdToken: token, startsAt: TEN });
    expect(readHold()).toBeNull();
  });

  it('reports the nearest times if it is taken, and ignores other failures, which booking decides', async () => {
    api.holdSlot.mockRejectedValueOnce(new ProblemError('SLOT_TAKEN', { alternatives: [ELEVEN] }));
    const taken = open(TEN);
    await waitFor(() => expect(taken.result.current.taken).toEqual([ELEVEN]));
    api.holdSlot.mockRejectedValueOnce(new ProblemError('TOO_MANY_REQUESTS'));
    const throttled = open(ELEVEN);
    await act(() => Promise.resolve());
    expect(throttled.result.current).toMatchObject({ hold: null, taken: null });
  });
});
