import type { Vehicle } from '../vehicles/facts';

// areas-have-no-circles, of types either
export interface Visit {
  readonly of: Vehicle;
}
