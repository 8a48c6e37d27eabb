import type { wired } from '../../../amplify/commands/wired';

// screens-take-only-the-schema
export type Command = typeof wired;
