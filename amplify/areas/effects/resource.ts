import { bundledFunction } from '../../wiring/bundled-function';

/**
 * Reads the change streams of all tables whose changes have effects, and carries these out: messages, notices, audit,
 * search, figures, live pages, tasks of the areas. Delivery is at least once and in any order; whatever fails is parked
 * with its whole content and retried on a schedule.
 */
export const effects = bundledFunction({
  name: 'effects',
  entry: 'areas/effects/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 60,
});
