import type { OdometerReading, Vehicle, VehicleDetails } from '../../../domain/vehicles/vehicle';
import type { LocalDate } from '../../../domain/shared/time';

/** A changed car, with a new odometer reading if there is one. */
export interface CarChange {
  readonly vehicle: VehicleDetails & { readonly vehicleId: string };
  readonly reading: OdometerReading | null;
}

type Typed = Readonly<Record<'plate' | 'make' | 'model' | 'year' | 'vin' | 'km', string>>;

interface CarEdit {
  readonly vehicleId: string;
  /** The car before, or null for a new one. What the shop set as next due stays. */
  readonly before: Vehicle | null;
  readonly typed: Typed;
  readonly today: LocalDate;
}

/** What to save for what was typed. An unchanged reading is not saved. */
export function carChangeOf({ vehicleId, before, typed, today }: CarEdit): CarChange {
  const km = numberOf(typed.km);
  const vehicle = {
    vehicleId,
    plate: typed.plate.trim(),
    make: typed.make.trim(),
    model: typed.model.trim(),
    year: numberOf(typed.year),
    vin: typed.vin.trim(),
    nextDueOn: before?.nextDueOn ?? null,
    nextDueKm: before?.nextDueKm ?? null,
  };
  return { vehicle, reading: km === null || km === before?.odometer.at(-1)?.km ? null : { on: today, km } };
}

const numberOf = (text: string): number | null => {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Number(digits);
};
