import { bundledFunction } from '../../wiring/bundled-function';

/** Runs every five minutes: folds the contributions of changed days into the rows that reports are read from. */
export const figures = bundledFunction({
  name: 'figures',
  entry: 'areas/figures/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 240,
});
