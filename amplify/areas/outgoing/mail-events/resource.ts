import { bundledFunction } from '../../../wiring/bundled-function';

/** Applies what SES reports about the emails it was given: sent, delivered, bounced, complained of, rejected. */
export const mailEvents = bundledFunction({
  name: 'mail-events',
  entry: 'areas/outgoing/mail-events/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 30,
});
