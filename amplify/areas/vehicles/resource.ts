import { bundledFunction } from '../../wiring/bundled-function';

/** Answers everything about cars, their readings and their files, for customers and staff. */
export const vehicles = bundledFunction({
  name: 'vehicles',
  entry: 'areas/vehicles/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 25,
});
