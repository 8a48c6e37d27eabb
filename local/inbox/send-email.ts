import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallerKey, type CallVerdict, type Callers, openCallers } from '../functions/callers';
import { type Role, refusalOf } from '../functions/iam';
import { bodyOf } from '../services/doorway';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import { mailboxOf } from './address';
import type { StoredEmail } from './inbox';
import { type FateName, type SesReport, openFates } from './ses-reports';
import { type SendEmailRequest, type SesAccount, refusalOf as refusalOfMail } from './ses-rules';
import { type MailRefusal, type Troubles, openTroubles } from './trouble';

export interface SendEmail {
  readonly troubles: Troubles;
  setUp(account: SesAccount, keys: readonly CallerKey[]): void;
  onReport(listener: (report: SesReport) => void): void;
  /** Decides what becomes of mail to this address from now on. */
  decide(address: string, fate: FateName): void;
  answer(request: IncomingMessage, response: ServerResponse): void;
}

/** SES's SendEmail: as strict as SES and IAM, with the same reports afterwards. */
export function openSendEmail(save: (email: StoredEmail) => void): SendEmail {
  let account: SesAccount = { identities: [], configurationSets: [] };
  let callers: Callers = openCallers('ses');
  let report: (report: SesReport) => void = () => undefined;
  const fates = openFates();
  const troubles = openTroubles();

  function take(mail: SendEmailRequest): string {
    const messageId = `${randomUUID()}-000000`;
    save(storedFrom(mail, messageId));
    // Before the answer: SES's own reports may be faster than the caller's next write.
    for (const one of fates.reportsOf(mail, messageId, new Date().toISOString())) report(one);
    return messageId;
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const verdict = callers.callerOf(request, body);
    const trouble = troubles.next();
    if (trouble?.kind === 'DOWN') return void response.destroy();
    const refused = trouble?.refusal ?? refusalOfCall(account, verdict, body);
    if (refused !== null) return refuse(response, refused);
    const MessageId = take(JSON.parse(body.toString('utf8')) as SendEmailRequest);
    if (trouble?.kind === 'LOST') return void response.destroy();
    return respond(response, 200, { MessageId });
  }

  return {
    troubles,
    setUp: (nextAccount, keys) => {
      account = nextAccount;
      callers = openCallers('ses', keys);
    },
    onReport: (listener) => {
      report = listener;
    },
    decide: fates.decide,
    answer: (request, response) => {
      receive(request, response).catch(() => response.destroy());
    },
  };
}

const storedFrom = (mail: SendEmailRequest, messageId: string): StoredEmail => {
  const { Subject, Body, Attachments = [] } = mail.Content?.Simple ?? {};
  return {
    messageId,
    from: mail.FromEmailAddress ?? '',
    replyTo: mail.ReplyToAddresses ?? [],
    destination: {
      to: mail.Destination?.ToAddresses ?? [],
      cc: mail.Destination?.CcAddresses ?? [],
      bcc: mail.Destination?.BccAddresses ?? [],
    },
    subject: Subject?.Data ?? '',
    body: { html: Body?.Html?.Data, text: Body?.Text?.Data },
    attachments: Attachments.map(({ FileName, RawContent, ContentType }) => ({
      content: RawContent,
      contentType: ContentType ?? 'application/octet-stream',
      filename: FileName,
      size: Buffer.from(RawContent, 'base64').length,
    })),
    at: Math.floor(Date.now() / 1000),
  };
};

function parsed(body: Buffer): SendEmailRequest | null {
  try {
    const mail: unknown = JSON.parse(body.toString('utf8'));
    return typeof mail === 'object' && mail !== null && !Array.isArray(mail) ? mail : null;
  } catch {
    return null;
  }
}

/** Checks the caller first, then the role, then the email; except for a sender without an identity to check. */
function refusalOfCall(account: SesAccount, verdict: CallVerdict, body: Buffer): MailRefusal | null {
  if ('fault' in verdict) return { status: 403, error: verdict.fault.type, message: verdict.fault.message };
  const mail = parsed(body);
  if (mail === null) return { status: 400, error: 'BadRequestException', message: 'The request is not a JSON object.' };
  const denied = mailboxOf(mail.FromEmailAddress ?? '') === null ? null : deniedTo(verdict.caller, mail);
  if (denied !== null) return { status: 403, error: 'AccessDeniedException', message: denied };
  const refusal = refusalOfMail(mail, account);
  return refusal && { ...refusal, status: refusal.error === 'NotFoundException' ? 404 : 400 };
}

const sesArn = (rest: string) => `arn:aws:ses:${REGION}:${ACCOUNT_ID}:${rest}`;

/** IAM: the role needs the sending identity, by address or by domain, and the configuration set that reports. */
function deniedTo(role: Role, mail: SendEmailRequest): string | null {
  const address = mailboxOf(mail.FromEmailAddress ?? '')?.address ?? '';
  const set = mail.ConfigurationSetName;
  const on = (rest: string) => refusalOf(role, { action: 'ses:SendEmail', resource: sesArn(rest) });
  const [byDomain, byAddress] = [on(`identity/${address.replace(/^.*@/, '')}`), on(`identity/${address}`)];
  if (byDomain !== null && byAddress !== null) return byDomain;
  return set === undefined ? null : on(`configuration-set/${set}`);
}

const refuse = (response: ServerResponse, { status, error, message }: MailRefusal): void =>
  respond(response, status, { message }, { 'x-amzn-errortype': error });

function respond(
  response: ServerResponse,
  status: number,
  content: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content));
}
