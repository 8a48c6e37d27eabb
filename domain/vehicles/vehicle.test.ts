import { describe, expect, it } from 'vitest';
import { type OdometerReading, addReading, nextDueOf, plateKey } from './vehicle';

const readings: OdometerReading[] = [
  { on: '2026-01-01', km: 40_000 },
  { on: '2026-07-01', km: 50_000 },
];

describe('odometer readings', () => {
  it('stay sorted by day, one per day', () => {
    const added = addReading(readings, { on: '2026-04-01', km: 45_000 });
    expect(added).toMatchObject({ ok: true, value: [{ km: 40_000 }, { km: 45_000 }, { km: 50_000 }] });
    expect(addReading(readings, { on: '2026-07-01', km: 50_100 })).toMatchObject({
      value: [{ km: 40_000 }, { on: '2026-07-01', km: 50_100 }],
    });
  });

  it.each([
    ['below an earlier one', { on: '2026-08-01', km: 49_999 }, { on: '2026-07-01', km: 50_000 }],
    ['above a later one', { on: '2026-03-01', km: 50_001 }, { on: '2026-07-01', km: 50_000 }],
  ])('%s are refused with that one, unless accepted', (_, reading, facts) => {
    expect(addReading(readings, reading)).toEqual({ ok: false, problem: { code: 'ODOMETER_RUNS_BACK', facts } });
    expect(addReading(readings, reading, true)).toMatchObject({ ok: true });
  });

  it('are limited to the latest hundred', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      on: `20${10 + (index % 10)}-01-${10 + Math.floor(index / 10)}`,
      km: 5,
    }));
    const sorted = many.sort((one, other) => one.on.localeCompare(other.on));
    const added = addReading(sorted, { on: '2026-01-01', km: 6 });
    expect(added.ok && added.value.length).toBe(100);
    expect(added.ok && added.value.at(-1)?.km).toBe(6);
  });
});

describe('the next service', () => {
  const car = { odometer: readings, nextDueOn: null, nextDueKm: null };

  it('is due on the day the distance will be reached at the pace so far', () => {
    // 10,000 km in 181 days; 5,000 more take 91.
    expect(nextDueOf({ ...car, nextDueKm: 55_000 })).toEqual({ on: '2026-09-30', by: 'DISTANCE' });
  });

  it('is due by date or distance, whichever comes first', () => {
    expect(nextDueOf({ ...car, nextDueKm: 55_000, nextDueOn: '2026-08-01' })).toEqual({ on: '2026-08-01', by: 'DATE' });
    expect(nextDueOf({ ...car, nextDueKm: 55_000, nextDueOn: '2026-12-01' })).toEqual({
      on: '2026-09-30',
      by: 'DISTANCE',
    });
  });

  it('was due at the reading that reached the distance', () => {
    expect(nextDueOf({ ...car, nextDueKm: 49_000 })).toEqual({ on: '2026-07-01', by: 'DISTANCE' });
  });

  it('was due at the first of several readings that reached it', () => {
    const odometer = [...readings, { on: '2027-01-01', km: 60_000 }];
    expect(nextDueOf({ ...car, odometer, nextDueKm: 49_000 })).toEqual({ on: '2026-07-01', by: 'DISTANCE' });
  });

  it('uses the readings of the instrument that is in the car now', () => {
    const odometer = [
      { on: '2020-01-01', km: 10_000 },
      { on: '2025-12-01', km: 150_000 },
      { on: '2026-01-01', km: 0 },
      { on: '2026-07-01', km: 10_000 },
    ];
    expect(nextDueOf({ ...car, odometer, nextDueKm: 15_000 })).toEqual({ on: '2026-09-30', by: 'DISTANCE' });
    expect(nextDueOf({ ...car, odometer: odometer.slice(0, 3), nextDueKm: 15_000 })).toBeNull();
  });

  it.each([
    ['nothing is set', car],
    ['there is only one reading', { ...car, odometer: readings.slice(0, 1), nextDueKm: 90_000 }],
    ['the car has not moved', { ...car, odometer: readings.map((one) => ({ ...one, km: 1 })), nextDueKm: 90_000 }],
    ['it would be more than ten years away', { ...car, nextDueKm: 900_000 }],
  ])('cannot be told when %s', (_, vehicle) => {
    expect(nextDueOf(vehicle)).toBeNull();
  });
});

it('plates are compared ignoring spaces, dashes and case', () => {
  expect(plateKey(' b-wb 12·34e ')).toBe('BWB1234E');
});
