import { bundledFunction } from '../../wiring/bundled-function';

/**
 * Answers what staff ask about messages: which kinds there are, how each looks, a test, and another attempt for a dead
 * one.
 */
export const outgoing = bundledFunction({
  name: 'outgoing',
  entry: 'areas/outgoing/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 15,
});
