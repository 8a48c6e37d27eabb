import { sendAgain as declared } from '../../../../amplify/areas/outgoing/operations';
import { call } from '../../../lib/api';

/** Gives a message that was given up another round of tries. Throws ProblemError. */
export const sendAgain = (message: { readonly outboxId: string; readonly requestId: string }) =>
  call(declared, message);
