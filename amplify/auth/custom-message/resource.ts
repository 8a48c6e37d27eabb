import { bundledFunction } from '../../wiring/bundled-function';

/**
 * Writes the mails that Cognito sends by itself: codes and invitations, in the layout of all others. It lies with the
 * sign-ins, which refer to nothing else, so it knows no table: the shop's name and colour lie in one parameter. The one
 * exception to the rule that nothing is sent but from the outbox.
 */
export const customMessage = bundledFunction({
  name: 'custom-message',
  entry: 'auth/custom-message/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 5,
  group: 'auth',
});
