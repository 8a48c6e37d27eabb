import type { wired } from '../../../amplify/areas/booking/commands/wired';

// screens-take-only-the-schema
export type Command = typeof wired;
