import { command } from '../../../amplify/kernel/declare';

// screens-declare-nothing
export const value = command;
