import { expect, it } from 'vitest';
import { RESOURCE_KINDS } from '../shop/resource';
import { dayResourceKey, daySheetKey, parseDayResource } from './day-sheet';

it('keeps all sheets of a week under that week', () => {
  expect(daySheetKey('2026-11-24', 'BAY', 'bay-2')).toEqual({ week: '2026-W48', dayResource: '2026-11-24#BAY#bay-2' });
  expect(daySheetKey('2027-01-01', 'TECHNICIAN', 'tech-1').week).toBe('2026-W53');
});

it.each(RESOURCE_KINDS)('reads back the key of a %s as it was written', (kind) => {
  for (const resourceId of ['bay-2', 'with#hash', 'ä ö']) {
    const key = dayResourceKey('2026-11-24', kind, resourceId);
    expect(parseDayResource(key)).toEqual({ date: '2026-11-24', resourceKind: kind, resourceId });
  }
});

it.each(['', '2026-11-24', '2026-11-24#BAY', '2026-11-24#BAY#', '2026-11-24#CAR#1', '2026-02-30#BAY#1', '#BAY#1'])(
  'does not read %j as a sheet',
  (text) => {
    expect(parseDayResource(text)).toBeNull();
  },
);
