import { bundledFunction } from '../../../wiring/bundled-function';

/** Asks Amplify Hosting once a month to build the branch anew, so that the API's public key never comes of age. */
export const redeploy = bundledFunction({
  name: 'redeploy',
  entry: 'areas/hosting/redeploy/handler.ts',
  memoryMB: 128,
  timeoutSeconds: 20,
});
