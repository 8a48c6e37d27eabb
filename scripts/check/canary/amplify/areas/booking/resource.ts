import { handler } from './handler';

// definitions-import-no-handlers
export const booking = handler;
