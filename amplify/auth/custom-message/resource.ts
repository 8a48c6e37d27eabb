import { bundledFunction } from '../../wiring/bundled-function';

/**
 * Writes the emails that Cognito sends itself: codes and invitations, in the same layout as all others. It is in the
 * sign-in stack, which refers to nothing else, so it knows no table: the shop's name and colour are in one parameter.
 * The one exception to the rule that everything is sent from the outbox.
 */
export const customMessage = bundledFunction({
  name: 'custom-message',
  entry: 'auth/custom-message/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 5,
  group: 'auth',
});
