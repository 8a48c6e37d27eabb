import { bundledFunction } from '../bundled-function';

/** Takes staff on and changes what they may do: the one function that may write to the user pool's groups. */
export const staffAccess = bundledFunction({ name: 'staff-access', memoryMB: 512, timeoutSeconds: 20 });
