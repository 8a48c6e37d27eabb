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

describe('a saved car', () => {
  it('has what was typed, and keeps what the shop set as next due', () => {
    expect(changeOf({}).vehicle).toEqual({
      ...{ vehicleId: 'one', plate: 'WRK 042', make: 'Toyota', model: '', year: 2019, vin: '' },
      ...{ nextDueOn: '2027-02-01', nextDueKm: 90_000 },
    });
  });

  it('has a reading of today only if the odometer changed', () => {
    expect(changeOf({ km: '84 120' }).reading).toEqual({ on: '2026-11-21', km: 84_120 });
    expect(changeOf({ km: '81,200' }).reading).toBeNull();
    expect(changeOf({ km: '' }).reading).toBeNull();
  });

  it('has nothing due if it is new', () => {
    expect(changeOf({ year: '' }, null).vehicle).toMatchObject({ year: null, nextDueOn: null, nextDueKm: null });
  });
});
