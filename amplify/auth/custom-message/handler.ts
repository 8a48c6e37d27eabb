import { readParameter } from '../../gateways/parameters';
import { errorFacts, loggerFor } from '../../kernel/logger';
import { required } from '../../kernel/tables';
import type { Kind } from '../../outgoing/kind';
import { invitation } from '../../outgoing/kinds/invitation';
import { newAddressCode } from '../../outgoing/kinds/new-address-code';
import { resetCode } from '../../outgoing/kinds/reset-code';
import { signUpCode } from '../../outgoing/kinds/sign-up-code';
import { type Letterhead, PLAIN_LETTERHEAD, parseLetterhead, shopOf } from '../../outgoing/letterhead';
import { renderKind } from '../../outgoing/render';

/** Cognito's input before it sends an email. Source: "Custom message Lambda trigger". */
interface CustomMessageEvent {
  readonly triggerSource: string;
  readonly request: {
    /** Placeholder for the code: `{####}`. */
    readonly codeParameter: string | null;
    /** Placeholder for the name in an invitation: `{username}`. */
    readonly usernameParameter: string | null;
  };
  readonly response: { emailSubject: string | null; emailMessage: string | null };
}

const KIND_OF: Readonly<Record<string, Kind>> = {
  CustomMessage_SignUp: signUpCode,
  CustomMessage_ResendCode: signUpCode,
  CustomMessage_ForgotPassword: resetCode,
  CustomMessage_UpdateUserAttribute: newAddressCode,
  CustomMessage_VerifyUserAttribute: newAddressCode,
  CustomMessage_AdminCreateUser: invitation,
};

/** Writes subject and text into the answer. Never fails: without its letterhead a code is still a code. */
export const handler = async (event: CustomMessageEvent): Promise<CustomMessageEvent> => {
  const kind = Object.hasOwn(KIND_OF, event.triggerSource) ? KIND_OF[event.triggerSource] : undefined;
  if (kind === undefined) return event;
  const letterhead = await readLetterhead();
  const facts = { code: event.request.codeParameter ?? '', username: event.request.usernameParameter ?? '' };
  const mail = renderKind(kind, facts, shopOf(letterhead, required('SITE_URL')), letterhead.locale);
  return { ...event, response: { ...event.response, emailSubject: mail.subject, emailMessage: mail.html } };
};

async function readLetterhead(): Promise<Letterhead> {
  try {
    return parseLetterhead(await readParameter(required('LETTERHEAD_PARAMETER')));
  } catch (error) {
    loggerFor({ operation: 'custom-message' }).warn('letterhead not read', errorFacts(error));
    return PLAIN_LETTERHEAD;
  }
}
