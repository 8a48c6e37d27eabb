import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useRequestIds } from './use-request-ids';

it('the same content keeps its id until it is carried out, and other content gets another', () => {
  const { result, rerender } = renderHook(useRequestIds);
  const first = result.current.idFor({ name: 'One' });
  rerender();
  expect(result.current.idFor({ name: 'One' })).toBe(first);
  const second = result.current.idFor({ name: 'Two' });
  expect(second).not.toBe(first);
  result.current.wasDone();
  expect(result.current.idFor({ name: 'Two' })).not.toBe(second);
});
