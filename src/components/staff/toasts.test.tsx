import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { STAYS_MS, type Toast, ToastArea, useToast } from './toasts';

function Page({ toast }: { toast: Toast }) {
  const show = useToast();
  return (
    <button type="button" onClick={() => show(toast)}>
      Do it
    </button>
  );
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open(toast: Toast) {
  render(
    <ToastArea>
      <Page toast={toast} />
    </ToastArea>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Do it' }));
}
const wait = (ms: number) => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

it('a toast is read out when the screen reader is ready, and disappears', () => {
  open({ text: 'Hoist 1 saved' });
  expect(screen.getByRole('status', { name: 'Done' })).toHaveTextContent('Hoist 1 saved');
  wait(STAYS_MS - 1);
  expect(screen.getByText('Hoist 1 saved')).toBeVisible();
  wait(1);
  expect(screen.queryByText('Hoist 1 saved')).toBeNull();
});

it.each([
  [
    'points at it',
    () => fireEvent.pointerEnter(screen.getByRole('status')),
    () => fireEvent.pointerLeave(screen.getByRole('status')),
  ],
  [
    'is in it with the keyboard',
    () => act(() => screen.getByRole('button', { name: 'Undo' }).focus()),
    () => act(() => screen.getByRole('button', { name: 'Undo' }).blur()),
  ],
])('it stays while someone %s', (_how, hold, letGo) => {
  open({ text: 'Saved', undo: () => undefined });
  hold();
  wait(STAYS_MS * 3);
  expect(screen.getByText('Saved')).toBeVisible();
  letGo();
  wait(STAYS_MS);
  expect(screen.queryByText('Saved')).toBeNull();
});

it('undo works once and removes the toast', () => {
  const undo = vi.fn();
  open({ text: 'Saved', undo });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Saved')).toBeNull();
});

it('of many toasts the latest three are shown, each with a dismiss button', () => {
  open({ text: 'Saved' });
  for (let more = 0; more < 5; more += 1) fireEvent.click(screen.getByRole('button', { name: 'Do it' }));
  expect(screen.getAllByText('Saved')).toHaveLength(3);
  fireEvent.click(screen.getAllByRole('button', { name: 'Dismiss' })[0] ?? document.body);
  expect(screen.getAllByText('Saved')).toHaveLength(2);
});
