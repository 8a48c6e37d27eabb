import { previewKind as preview, sendTest as send } from '../../../../amplify/areas/outgoing/operations';
import type { AnswerOf, InputOf } from '../../../../amplify/kernel/declare';
import { call } from '../../../lib/api';

/** The name of a kind of message. */
export type KindName = InputOf<typeof send>['kind'];

/** A message as it would be sent. */
export type PreviewedMail = AnswerOf<typeof preview>;

/** A kind made from invented facts. Throws ProblemError. */
export const previewKind = (kind: KindName): Promise<PreviewedMail> => call(preview, { kind });

/** Sends the preview to the address that the caller signs in with. Throws ProblemError; ADDRESS_UNPROVEN. */
export const sendTest = (test: { readonly kind: KindName; readonly requestId: string }) => call(send, test);
