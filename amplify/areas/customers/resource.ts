import { bundledFunction } from '../../wiring/bundled-function';

/** The register of customers and their cars. The one function that may remove a sign-in. */
export const customers = bundledFunction({
  name: 'customers',
  entry: 'areas/customers/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 25,
});
