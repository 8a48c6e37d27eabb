import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { coversResource } from '../functions/grants';
import { mailboxOf } from './address';
import type { StoredEmail } from './inbox';
import { type SesReport, reportsOf } from './ses-reports';
import { type SendEmailRequest, type SesAccount, refusalOf } from './ses-rules';

/** A function's access key and what its role may do with mail, as `action resource` patterns. */
export interface MailKey {
  readonly id: string;
  readonly grants: readonly string[];
}

interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly message: string;
}

/** Answers SES's SendEmail: as strict as SES and IAM, and with the same reports afterwards. */
export function openSendEmail(save: (email: StoredEmail) => void) {
  let account: SesAccount = {};
  let keys: readonly MailKey[] | undefined;
  let report: (report: SesReport) => void = () => undefined;

  function take(mail: SendEmailRequest): string {
    const messageId = `${randomUUID()}-000000`;
    const { Subject, Body, Attachments = [] } = mail.Content?.Simple ?? {};
    save({
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
    });
    // Before the answer: SES's own reports may be faster than the caller's next write.
    for (const one of reportsOf(mail, messageId, new Date().toISOString())) report(one);
    return messageId;
  }

  return {
    setUp: (nextAccount: SesAccount, nextKeys: readonly MailKey[]): void => {
      account = nextAccount;
      keys = nextKeys;
    },
    onReport: (listener: (report: SesReport) => void): void => {
      report = listener;
    },
    answer: (request: IncomingMessage, response: ServerResponse): void => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const mail = JSON.parse(body) as SendEmailRequest;
        const refused = deniedTo(keys, request, mail) ?? refusedBy(account, mail);
        if (refused !== null) return refuse(response, refused);
        return respond(response, 200, { MessageId: take(mail) });
      });
    },
  };
}

function refusedBy(account: SesAccount, mail: SendEmailRequest): Refusal | null {
  const refusal = refusalOf(mail, account);
  return refusal && { ...refusal, status: refusal.error === 'NotFoundException' ? 404 : 400 };
}

/** IAM: the role must be given the identity that sends and the configuration set that reports. */
function deniedTo(
  keys: readonly MailKey[] | undefined,
  { headers }: IncomingMessage,
  mail: SendEmailRequest,
): Refusal | null {
  const id = /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];
  if (id === undefined) return { status: 403, error: 'MissingAuthenticationTokenException', message: 'Missing Token' };
  if (keys === undefined) return null;
  const grants = keys.find((key) => key.id === id)?.grants;
  if (grants === undefined) {
    return { status: 403, error: 'UnrecognizedClientException', message: 'The security token is invalid.' };
  }
  const address = mailboxOf(mail.FromEmailAddress ?? '')?.address ?? '';
  const identities = [`identity/${address}`, `identity/${address.replace(/^.*@/, '')}`];
  const set = mail.ConfigurationSetName;
  const isGranted =
    identities.some((resource) => coversResource(grants, 'ses:SendEmail', resource)) &&
    (set === undefined || coversResource(grants, 'ses:SendEmail', `configuration-set/${set}`));
  return isGranted
    ? null
    : { status: 403, error: 'AccessDeniedException', message: `not authorized to perform ses:SendEmail as ${address}` };
}

const refuse = (response: ServerResponse, { status, error, message }: Refusal): void =>
  respond(response, status, { message }, { 'x-amzn-errortype': error });

function respond(
  response: ServerResponse,
  status: number,
  content: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content));
}
