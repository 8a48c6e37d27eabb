import type { CodePurpose } from '../auth/cognito-local';
import type { CodeToSend } from '../auth/pool';
import { CognitoRefusal } from '../auth/refusal';
import { propertiesOf } from '../synth/evaluate';
import { REGION } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { Stack } from '../synth/stacks';

/** An email of the user pool: HTML, and the text that a reader sees. */
export interface PoolMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface CodeMailParts {
  root(): Stack;
  readonly pool: { readonly userPoolId: string; readonly clientId: string };
  invoke(functionName: string, event: unknown): Promise<unknown>;
}

/** The function that writes the pool's emails. Throws without one: Cognito's own text is unknown here. */
export function messageFunctionOf(root: Stack): string {
  const [pool] = resourcesOf(root, 'AWS::Cognito::UserPool');
  const { LambdaConfig } = pool ? propertiesOf<{ LambdaConfig?: { CustomMessage?: string } }>(pool) : {};
  const name = LambdaConfig?.CustomMessage?.split(':').at(-1);
  if (!name) throw new Error('The user pool has no function that writes its emails.');
  return name;
}

const SOURCES: Readonly<Record<CodePurpose, string>> = {
  SIGN_UP: 'CustomMessage_SignUp',
  RESET_PASSWORD: 'CustomMessage_ForgotPassword',
  VERIFY_EMAIL: 'CustomMessage_UpdateUserAttribute',
  INVITATION: 'CustomMessage_AdminCreateUser',
};

const CODE = '{####}';
const USERNAME = '{username}';
const [LONGEST_SUBJECT, LONGEST_MESSAGE] = [140, 20_000];

interface Written {
  readonly emailSubject?: string | null;
  readonly emailMessage?: string | null;
}

/**
 * Has the pool's trigger write an email, as Cognito does: with placeholders for code and name, which the pool fills in
 * afterwards, and within the pool's limits. Sources: "Custom message Lambda trigger", VerificationMessageTemplateType.
 */
export async function codeMailOf({ root, pool, invoke }: CodeMailParts, code: CodeToSend): Promise<PoolMail> {
  const { response } = await answerOf(invoke(messageFunctionOf(root()), eventFor(pool, code)));
  const subject = within('emailSubject', response.emailSubject, LONGEST_SUBJECT);
  const message = within('emailMessage', response.emailMessage, LONGEST_MESSAGE);
  const needed = code.purpose === 'INVITATION' ? [CODE, USERNAME] : [CODE];
  if (!needed.every((place) => message.includes(place))) {
    throw invalid(`emailMessage must have ${needed.join(' and ')}`);
  }
  const html = message.replaceAll(USERNAME, code.to).replaceAll(CODE, code.code);
  return { to: code.to, subject, html, text: readable(html) };
}

async function answerOf(invoking: Promise<unknown>): Promise<{ readonly response: Written }> {
  try {
    return (await invoking) as { readonly response: Written };
  } catch (error) {
    throw new CognitoRefusal('UserLambdaValidationException', `CustomMessage failed with error ${String(error)}.`);
  }
}

const eventFor = (pool: CodeMailParts['pool'], { purpose, username, attributes }: CodeToSend) => ({
  version: '1',
  region: REGION,
  userPoolId: pool.userPoolId,
  userName: username,
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: pool.clientId },
  triggerSource: SOURCES[purpose],
  request: {
    userAttributes: attributes,
    codeParameter: CODE,
    linkParameter: '{##Click Here##}',
    usernameParameter: purpose === 'INVITATION' ? USERNAME : null,
  },
  response: { smsMessage: null, emailMessage: null, emailSubject: null },
});

function within(field: string, text: string | null | undefined, longest: number): string {
  if (!text || text.length > longest) throw invalid(`${field} must have from 1 to ${longest} characters`);
  return text;
}

const invalid = (why: string) =>
  new CognitoRefusal('InvalidLambdaResponseException', `Invalid lambda function output: ${why}.`);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Cognito sends only HTML; the inbox also shows the text that a reader sees. */
const readable = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<!--.*?-->|<div style="display:none.*?<\/div>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(#?\w+);/g, (_all, name: string) => ENTITIES[name] ?? '').trim())
    .filter(Boolean)
    .join('\n\n');
