import { type Result, ok, refuse } from '../shared/result';
import { type LocalDate, addDays, daysBetween } from '../shared/time';

/** A reading of the odometer on a day, in kilometres. */
export interface OdometerReading {
  readonly on: LocalDate;
  readonly km: number;
}

export interface VehicleDetails {
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  /** 17 characters, or empty. */
  readonly vin: string;
  /** When the next service is due: by date, by distance, or whichever comes first. */
  readonly nextDueOn: LocalDate | null;
  readonly nextDueKm: number | null;
}

export interface Vehicle extends VehicleDetails {
  readonly vehicleId: string;
  readonly customerId: string;
  /** By day, the oldest first. */
  readonly odometer: readonly OdometerReading[];
}

export const NO_VEHICLE_DETAILS: VehicleDetails = {
  plate: '',
  make: '',
  model: '',
  year: null,
  vin: '',
  nextDueOn: null,
  nextDueKm: null,
};

/** How plates are compared: capital letters and digits only. Plates of any country are accepted. */
export const plateKey = (plate: string): string =>
  plate
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const READINGS_KEPT = 100;

/**
 * Adds a reading. It replaces one of the same day. Refuses with ODOMETER_RUNS_BACK when it is below an earlier reading
 * or above a later one, unless that is accepted (the instrument was replaced).
 */
export function addReading(
  readings: readonly OdometerReading[],
  reading: OdometerReading,
  isAccepted = false,
): Result<OdometerReading[]> {
  const others = readings.filter(({ on }) => on !== reading.on);
  const before = others.findLast(({ on }) => on < reading.on);
  const after = others.find(({ on }) => on > reading.on);
  if (!isAccepted && before && before.km > reading.km) return refuse('ODOMETER_RUNS_BACK', { ...before });
  if (!isAccepted && after && after.km < reading.km) return refuse('ODOMETER_RUNS_BACK', { ...after });
  const sorted = [...others, reading].sort((one, other) => one.on.localeCompare(other.on));
  return ok(sorted.slice(-READINGS_KEPT));
}

export interface NextDue {
  readonly on: LocalDate;
  /** Which of the two limits comes first. */
  readonly by: 'DATE' | 'DISTANCE';
}

/**
 * The day the next service is due: the date that was set or the day the distance will be reached at the pace of the
 * readings so far, whichever comes first. Null if neither is known.
 */
export function nextDueOf(vehicle: Pick<Vehicle, 'nextDueOn' | 'nextDueKm' | 'odometer'>): NextDue | null {
  const byDistance = dayOfDistance(vehicle.odometer, vehicle.nextDueKm);
  if (vehicle.nextDueOn === null) return byDistance === null ? null : { on: byDistance, by: 'DISTANCE' };
  if (byDistance !== null && byDistance < vehicle.nextDueOn) return { on: byDistance, by: 'DISTANCE' };
  return { on: vehicle.nextDueOn, by: 'DATE' };
}

const MAX_DAYS_AHEAD = 3650;

/**
 * A reading below the one before it was accepted because the instrument was replaced: earlier readings say nothing
 * about the pace.
 */
function ofPresentInstrument(readings: readonly OdometerReading[]): readonly OdometerReading[] {
  const isFirst = ({ km }: OdometerReading, index: number) => km < (readings[index - 1]?.km ?? 0);
  return readings.slice(Math.max(0, readings.findLastIndex(isFirst)));
}

function dayOfDistance(all: readonly OdometerReading[], km: number | null): LocalDate | null {
  const readings = ofPresentInstrument(all);
  const [first, last] = [readings.at(0), readings.at(-1)];
  if (km === null || first === undefined || last === undefined) return null;
  const reached = readings.find((reading) => reading.km >= km);
  if (reached !== undefined) return reached.on;
  const days = daysBetween(first.on, last.on);
  if (days < 1 || last.km <= first.km) return null;
  const ahead = Math.ceil(((km - last.km) * days) / (last.km - first.km));
  return ahead > MAX_DAYS_AHEAD ? null : addDays(last.on, ahead);
}
