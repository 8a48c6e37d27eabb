import { bundledFunction } from '../bundled-function';

/** Follows the streams of customers and vehicles, and keeps what they are found by. */
export const registerEvents = bundledFunction({ name: 'register-events', memoryMB: 512, timeoutSeconds: 60 });
