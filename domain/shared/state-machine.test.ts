import { expect, it } from 'vitest';
import { defineMachine } from './state-machine';

const door = defineMachine<'OPEN' | 'SHUT' | 'GONE', 'CLOSE' | 'OPEN' | 'REMOVE'>({
  OPEN: { CLOSE: 'SHUT', REMOVE: 'GONE' },
  SHUT: { OPEN: 'OPEN' },
  GONE: {},
});

it('offers the moves of a state in the order of the table', () => {
  expect(door.transitions('OPEN')).toEqual(['CLOSE', 'REMOVE']);
  expect(door.transitions('GONE')).toEqual([]);
});

it('leads where the table says and nowhere else', () => {
  expect(door.next('OPEN', 'CLOSE')).toBe('SHUT');
  expect(door.next('SHUT', 'REMOVE')).toBeNull();
  expect(door.next('GONE', 'OPEN')).toBeNull();
});

it('does not take an inherited name for a move', () => {
  expect(door.next('OPEN', 'toString' as 'OPEN')).toBeNull();
});
