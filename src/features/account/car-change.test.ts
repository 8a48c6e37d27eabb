import { describe, expect, it } from 'vitest';
import { carChangeOf } from './car-change';

const BEFORE = {
  vehicleId: 'one',
  customerId: 'casey',
  plate: 'WRK 042',
  make: 'Toyota',
  model: 'Corolla',
  year: 2019,
  vin: '',
  nextDueOn: '2027-02-01',
  nextDueKm: 90_000,
  odometer: [{ on: '2026-05-04', km: 81_200 }],
};
const TYPED = { plate: ' WRK 042 ', make: 'Toyota', model: '', year: '2019', vin: '', km: '' };
const changeOf = (typed: Partial<typeof TYPED>, before: typeof BEFORE | null = BEFORE) =>
  carChangeOf({ vehicleId: 'one', before, typed: { ...TYPED, ...typed }, today: '2026-11-21' });

describe('what is saved of a car', () => {
  it('is what was typed, and what the workshop set as due next stays', () => {
    expect(changeOf({}).vehicle).toEqual({
      ...{ vehicleId: 'one', plate: 'WRK 042', make: 'Toyota', model: '', year: 2019, vin: '' },
      ...{ nextDueOn: '2027-02-01', nextDueKm: 90_000 },
    });
  });

  it('has a reading of today only when the odometer shows something new', () => {
    expect(changeOf({ km: '84 120' }).reading).toEqual({ on: '2026-11-21', km: 84_120 });
    expect(changeOf({ km: '81,200' }).reading).toBeNull();
    expect(changeOf({ km: '' }).reading).toBeNull();
  });

  it('has nothing due for a car that is new here', () => {
    expect(changeOf({ year: '' }, null).vehicle).toMatchObject({ year: null, nextDueOn: null, nextDueKm: null });
  });
});
