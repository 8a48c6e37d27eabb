import type { CodePurpose } from '../auth/cognito-local';
import { propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { Stack } from '../synth/stacks';

interface MailTemplate {
  readonly EmailSubject: string;
  readonly EmailMessage: string;
}

/** The texts of the user pool's own mails, as the template of the deployment has them. */
export interface MailTemplates {
  readonly invitation: MailTemplate;
  readonly verification: MailTemplate;
}

interface PoolProperties {
  readonly AdminCreateUserConfig?: { readonly InviteMessageTemplate?: Partial<MailTemplate> };
  readonly VerificationMessageTemplate?: Partial<MailTemplate>;
}

/** Throws where a text is missing: Cognito would send its own, which the shop's people would take for a fraud. */
export function mailTemplatesOf(root: Stack): MailTemplates {
  const [pool] = resourcesOf(root, 'AWS::Cognito::UserPool');
  const { AdminCreateUserConfig, VerificationMessageTemplate } = pool ? propertiesOf<PoolProperties>(pool) : {};
  return {
    invitation: whole('invitation', AdminCreateUserConfig?.InviteMessageTemplate),
    verification: whole('verification', VerificationMessageTemplate),
  };
}

function whole(name: string, { EmailSubject, EmailMessage }: Partial<MailTemplate> = {}): MailTemplate {
  if (!EmailSubject || !EmailMessage?.includes('{####}')) throw new Error(`The user pool has no text for its ${name}.`);
  return { EmailSubject, EmailMessage };
}

export interface CodeMail {
  readonly to: string;
  readonly code: string;
  readonly purpose: CodePurpose;
}

/** A mail as Cognito sends it: its one text for codes serves new accounts, new addresses and forgotten passwords. */
export function codeMailOf(templates: MailTemplates, { to, code, purpose }: CodeMail) {
  const { EmailSubject, EmailMessage } = purpose === 'INVITATION' ? templates.invitation : templates.verification;
  return { to, subject: EmailSubject, text: EmailMessage.replaceAll('{username}', to).replaceAll('{####}', code) };
}
