import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { atomicWriter } from '../auth/json-store';
import type { CallerKey } from '../functions/callers';
import { bodyOf, isFromHere, turnAway } from '../services/doorway';
import { openSendEmail } from './send-email';
import type { FateName, SesReport } from './ses-reports';
import type { SesAccount } from './ses-rules';
import { type Trouble, type Troubles, troubleIn } from './trouble';

/** The number of messages kept over a restart; older ones are dropped. */
const MOST_MESSAGES = 500;

export interface MailAttachment {
  filename: string;
  contentType: string;
  /** Base64, as it was sent. */
  content: string;
}

export interface MailMessage {
  id: string;
  to: string[];
  from: string;
  subject: string;
  html: string;
  text: string;
  attachments: MailAttachment[];
  /** ISO instant, to the second. */
  at: string;
}

export interface Inbox {
  /** The address of SES's API (`AWS_ENDPOINT_URL_SESV2`). */
  endpoint: string;
  /** The address of the inbox's page. */
  url: string;
  messages(): Promise<MailMessage[]>;
  /** Puts a message in the inbox without SES, like Cognito with its codes. */
  deliver(message: { to: string; subject: string; text: string; html?: string; from?: string }): Promise<void>;
  /** Sets the account's identities and the keys that may send; until then none may. */
  setUp(account: SesAccount, keys: readonly CallerKey[]): void;
  /** Makes SES fail from now on; null ends it. Developers can `PUT` the same to `/trouble`. */
  meetTrouble(trouble: Trouble | null): void;
  limitRate: Troubles['limitRate'];
  /** Decides what becomes of mail to this address from now on, in addition to the mailbox simulator's addresses. */
  decide(address: string, fate: FateName): void;
  /** Called with the events that SES would put on the bus. */
  onReport(listener: (report: SesReport) => void): void;
  stop(): Promise<void>;
}

export interface StoredEmail {
  messageId: string;
  from: string;
  replyTo: string[];
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { html?: string | undefined; text?: string | undefined };
  attachments: { content: string; contentType: string; filename?: string | undefined; size: number }[];
  at: number;
}

interface SesLocal {
  listen(config: { host: string; port: number }): Promise<Server>;
  store(): { emails: StoredEmail[] };
  save(email: StoredEmail): void;
}

/** Starts aws-ses-v2-local, API and web inbox on one port of 127.0.0.1. */
export async function startInbox({ port, dataDir }: { port: number; dataDir?: string }): Promise<Inbox> {
  const ses = loadSesLocal();
  const file = dataDir && join(dataDir, 'inbox.json');
  if (file && existsSync(file)) ses.store().emails.push(...(JSON.parse(readFileSync(file, 'utf8')) as StoredEmail[]));
  const keep = file
    ? atomicWriter(file, () => JSON.stringify(ses.store().emails.slice(-MOST_MESSAGES)))
    : () => Promise.resolve();
  const server = assertListening(await ses.listen({ host: '127.0.0.1', port }), port);
  const sendEmail = openSendEmail((email) => ses.save(email));
  const [others] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isFromHere(request.headers)) return turnAway(response);
    if (request.method === 'POST') response.once('finish', () => void keep());
    if (request.url === '/trouble' && request.method === 'PUT') void tellTrouble(sendEmail.troubles, request, response);
    else if (request.method === 'POST' && request.url === '/v2/email/outbound-emails')
      sendEmail.answer(request, response);
    else others?.(request, response);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    url: `${endpoint}/`,
    messages: () => Promise.resolve(ses.store().emails.map(toMessage)),
    async deliver({ to, subject, text, html, from = 'no-reply@workbay.example' }) {
      const destination = { to: [to], cc: [], bcc: [] };
      const at = Math.floor(Date.now() / 1000);
      ses.save({
        messageId: randomUUID(),
        from,
        replyTo: [],
        destination,
        subject,
        body: { html, text },
        attachments: [],
        at,
      });
      await keep();
    },
    setUp: sendEmail.setUp,
    meetTrouble: sendEmail.troubles.meet,
    limitRate: sendEmail.troubles.limitRate,
    decide: sendEmail.decide,
    onReport: sendEmail.onReport,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await keep();
    },
  };
}

async function tellTrouble(troubles: Troubles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const trouble = troubleIn((await bodyOf(request)).toString('utf8'));
  if (trouble !== undefined) troubles.meet(trouble);
  response.writeHead(trouble === undefined ? 400 : 204).end();
}

/** The package keeps its mail in a module variable, so each inbox loads its own copy. */
function loadSesLocal(): SesLocal {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('aws-ses-v2-local');
  const folder = entry.slice(0, -'index.js'.length);
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  const { default: listen } = require(entry) as { default: SesLocal['listen'] };
  const { getStoreReadonly, saveEmail } = require(`${folder}store.js`) as {
    getStoreReadonly: SesLocal['store'];
    saveEmail: SesLocal['save'];
  };
  return { listen, store: getStoreReadonly, save: saveEmail };
}

/** Express reports a port in use through the same callback as success. */
function assertListening(server: Server, port: number): Server {
  if (server.listening) return server;
  throw Object.assign(new Error(`The mail inbox cannot use port ${port}: another program does`), {
    code: 'EADDRINUSE',
  });
}

const toMessage = (email: StoredEmail): MailMessage => ({
  id: email.messageId,
  to: email.destination.to,
  from: email.from,
  subject: email.subject,
  html: email.body.html ?? '',
  text: email.body.text ?? '',
  attachments: email.attachments.map(({ filename, contentType, content }) => ({
    filename: filename ?? 'attachment',
    contentType,
    content,
  })),
  at: new Date(email.at * 1000).toISOString(),
});
