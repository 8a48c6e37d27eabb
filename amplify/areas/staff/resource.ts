import { bundledFunction } from '../../wiring/bundled-function';

/** Adds staff and changes what they may do: the one function that may write to the user pool's groups. */
export const staff = bundledFunction({
  name: 'staff',
  entry: 'areas/staff/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 20,
});
