import { bundledFunction } from '../../wiring/bundled-function';

/** Answers what staff ask of messages: the kinds there are, how each looks, a test, and another try for one given up. */
export const outgoing = bundledFunction({
  name: 'outgoing',
  entry: 'areas/outgoing/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 15,
});
