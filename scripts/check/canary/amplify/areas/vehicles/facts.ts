import type { Visit } from '../booking/facts';

export interface Vehicle {
  readonly last: Visit;
}
