import type { wired } from '../../../amplify/areas/booking/commands/wired';

// screens-take-declarations, of types too
export type Command = typeof wired;
