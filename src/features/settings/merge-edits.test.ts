import { describe, expect, it } from 'vitest';
import { differencesOf, mergedOver } from './merge-edits';

const seen = { version: 1, name: 'Hoist 1', kind: 'LIFT', active: true, tags: ['a'] };

describe('two edits of one record', () => {
  it('of different fields are both kept', () => {
    const mine = { ...seen, name: 'Hoist A' };
    const theirs = { ...seen, version: 2, active: false, tags: ['b'] };
    expect(mergedOver(theirs, { mine, seen })).toEqual({ ...theirs, name: 'Hoist A' });
    expect(differencesOf(theirs, { mine, seen })).toEqual([
      { field: 'active', before: true, now: false, isMineToo: false, mine: true },
      { field: 'tags', before: ['a'], now: ['b'], isMineToo: false, mine: ['a'] },
    ]);
  });

  it('of one field show both, and mine goes on top', () => {
    const mine = { ...seen, name: 'Mine' };
    const theirs = { ...seen, version: 2, name: 'Theirs' };
    expect(mergedOver(theirs, { mine, seen })).toEqual({ ...theirs, name: 'Mine' });
    expect(differencesOf(theirs, { mine, seen })).toEqual([
      { field: 'name', before: 'Hoist 1', now: 'Theirs', isMineToo: true, mine: 'Mine' },
    ]);
  });

  it('with the same values have no differences', () => {
    const mine = { ...seen, name: 'Same' };
    expect(differencesOf({ ...mine, version: 2 }, { mine, seen })).toEqual([]);
  });
});
