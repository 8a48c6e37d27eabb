import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Audience } from '../../domain/access/live';
import type { Told } from './data-client';
import { keys } from './query-keys';
import { useLiveChanges } from './use-live-changes';

const { door } = vi.hoisted(() => ({
  door: { subscribeToChanges: vi.fn<(audiences: readonly string[], hear: (told: unknown) => void) => () => void>() },
}));
vi.mock('./data-client', () => door);

const MONDAY = '2026-09-07';
const TUESDAY = '2026-09-08';
const read = vi.fn<(what: string) => Promise<string>>();
const stop = vi.fn();

function Page({ audiences }: { audiences: readonly Audience[] }) {
  useLiveChanges(audiences);
  useQuery({ queryKey: keys.day(MONDAY), queryFn: () => read('monday') });
  useQuery({ queryKey: keys.day(TUESDAY), queryFn: () => read('tuesday') });
  useQuery({ queryKey: keys.twoStepSecret, queryFn: () => read('secret') });
  return null;
}

/** Opens the page, lets it read, and clears the record of those reads. */
async function open(audiences: readonly Audience[]) {
  const client = new QueryClient();
  const pageOf = (whose: readonly Audience[]) => (
    <QueryClientProvider client={client}>
      <Page audiences={whose} />
    </QueryClientProvider>
  );
  const view = render(pageOf(audiences));
  await pass(1000);
  read.mockClear();
  return { ...view, openAs: (whose: readonly Audience[]) => view.rerender(pageOf(whose)) };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const hear = (told: Told | null) => door.subscribeToChanges.mock.lastCall?.[1](told);
const visit = (version: number, on?: string): Told => ({ topic: 'APPOINTMENT', id: 'a-1', version, on: on ?? null });
const wasRead = () => read.mock.calls.map(([what]) => what).sort();

beforeEach(() => {
  vi.useFakeTimers();
  read.mockReset().mockResolvedValue('');
  stop.mockReset();
  door.subscribeToChanges.mockReset().mockReturnValue(stop);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a page that follows changes', () => {
  it('reads again only the day of a change', async () => {
    await open(['staff:calendar']);
    hear(visit(2, MONDAY));
    await pass(1000);
    expect(wasRead()).toEqual(['monday']);
  });

  it('reads once for changes that come together, and not for changes no newer than the last', async () => {
    await open(['staff:calendar']);
    for (const version of [2, 3, 4]) hear(visit(version));
    await pass(1000);
    expect(wasRead()).toEqual(['monday', 'tuesday']);
    hear(visit(4));
    hear(visit(3));
    await pass(1000);
    expect(wasRead()).toEqual(['monday', 'tuesday']);
    hear(visit(5));
    await pass(1000);
    expect(wasRead()).toHaveLength(4);
  });

  it('reads everything that changes can touch when the connection is up, and every five minutes', async () => {
    await open(['staff:calendar']);
    hear(null);
    await pass(1000);
    expect(wasRead()).toEqual(['monday', 'tuesday']);
    await pass(300_000);
    expect(wasRead()).toEqual(['monday', 'monday', 'tuesday', 'tuesday']);
  });

  it('subscribes once for each audience, and again when they change', async () => {
    const { openAs, unmount } = await open(['staff:calendar', 'staff:notices']);
    openAs(['staff:calendar', 'staff:notices']);
    await pass(1000);
    expect(door.subscribeToChanges.mock.calls.map(([audiences]) => audiences)).toEqual([
      ['staff:calendar', 'staff:notices'],
    ]);
    openAs(['staff:calendar']);
    await pass(1000);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(door.subscribeToChanges.mock.lastCall?.[0]).toEqual(['staff:calendar']);
    unmount();
    expect(stop).toHaveBeenCalledTimes(2);
    await pass(600_000);
    expect(read).not.toHaveBeenCalled();
  });

  it('still reads every five minutes without an audience, and loads no client', async () => {
    await open([]);
    await pass(301_000);
    expect(wasRead()).toEqual(['monday', 'tuesday']);
    expect(door.subscribeToChanges).not.toHaveBeenCalled();
  });
});
