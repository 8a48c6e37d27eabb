import { afterEach, beforeEach, expect, vi } from 'vitest';

// A console.error in a unit test is a fault that no one looked at: the test fails with its text.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  const spy = vi.mocked(console.error);
  if (!vi.isMockFunction(spy)) return;
  const calls = spy.mock.calls.map((call) => call.map(String).join(' '));
  spy.mockRestore();
  expect(calls, 'console.error was called').toEqual([]);
});
