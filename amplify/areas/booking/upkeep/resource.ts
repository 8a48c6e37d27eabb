import { bundledFunction } from '../../../wiring/bundled-function';

/**
 * Runs once a day (midnight UTC): recomputes the coming day sheets from the appointments and logs every difference, and
 * forgets whatever was kept until today.
 */
export const upkeep = bundledFunction({
  name: 'upkeep',
  entry: 'areas/booking/upkeep/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 300,
});
