import type { Construct } from 'constructs';
import { type Mailbox, domainOfAddress, maySendAs, parseMailbox } from '../../domain/shared/mailbox';

/** The differences between deployments. Secrets are not here: they are named where functions are granted them. */
export interface Deployment {
  /** The site's address; links in emails start with it. */
  readonly siteUrl: string;
  /** Which branch of which app in Amplify Hosting this is; null if it is not built there. */
  readonly hosting: { readonly appId: string; readonly branch: string } | null;
  /** Whose pages may use the bucket: the site's, and those of the branch at its own address in Amplify Hosting. */
  readonly pageOrigins: readonly string[];
  readonly mail: {
    /** The sender of every email. Its name is never empty. */
    readonly from: Mailbox;
    /** The SES identity (a domain or an address) that may send as `from`. */
    readonly identity: string;
  };
  /** Whether SES must know the sender: on a branch it must, in a developer's sandbox it need not. */
  readonly isBranch: boolean;
  /** Whether tables, sign-ins and files outlive the deployment. */
  readonly isKept: boolean;
  /** How many emails the account may send per second: see "sending limits" in SES. */
  readonly mailsPerSecond: number;
}

/** What Amplify says of the deployment, in CDK's context. */
export interface DeploymentContext {
  /** `sandbox` for a developer's own; anything else is deployed from a repository. */
  readonly type: string;
  /** The branch, or the developer. */
  readonly name: string;
}

/** Reads it anywhere in the backend's tree. */
export const contextOf = ({ node }: Construct): DeploymentContext => ({
  type: String(node.tryGetContext('amplify-backend-type')),
  name: String(node.tryGetContext('amplify-backend-name')),
});

type Settings = Readonly<Record<string, string | undefined>>;

const SANDBOX_SETTINGS: Settings = {
  SITE_URL: 'http://127.0.0.1:5173',
  MAIL_FROM: 'Workbay <bookings@workbay.example>',
};

/** Amplify Hosting's name for the preview of a pull request. */
const PREVIEW = /^pr-\d+$/;

/**
 * A branch is kept, with all the data people entrusted to it; a sandbox and the preview of a pull request go without a
 * trace.
 */
export const isKept = ({ type, name }: DeploymentContext): boolean => type !== 'sandbox' && !PREVIEW.test(name);

/**
 * Reads the variables of the branch in Amplify Hosting: `SITE_URL`, `MAIL_FROM`, and `MAIL_IDENTITY` if it is not the
 * sender's domain. A sandbox needs none of them: its site is on this machine, and SES does not know its sender. A
 * deployment that lacks one, or has one that cannot work, is refused before anything is made, with a line for each.
 */
export function readDeployment(context: DeploymentContext, environment: Settings): Deployment {
  const isBranch = context.type !== 'sandbox';
  const setting = (name: string) => environment[name] || (isBranch ? '' : (SANDBOX_SETTINGS[name] ?? ''));
  const siteUrl = setting('SITE_URL');
  const mailFrom = setting('MAIL_FROM');
  const from = parseMailbox(mailFrom);
  const identity = setting('MAIL_IDENTITY') || domainOfAddress(from?.address ?? '');

  const problems = [
    isBranch && problemOfSite(siteUrl),
    from === null && `MAIL_FROM must be an address or "Name <address>", ${butIs(mailFrom)}.`,
    from !== null && !maySendAs(identity, from.address) && problemOfIdentity(from.address, identity),
  ].filter((problem) => problem !== false && problem !== '');
  if (problems.length > 0 || from === null) {
    throw new Error([`This deployment (${context.name}) cannot work. See docs/deploy.md.`, ...problems].join('\n  '));
  }
  const hosting = hostingOf(environment);
  return {
    siteUrl,
    hosting,
    pageOrigins: [...new Set([siteUrl, ...(hosting === null ? [] : [hostedAt(hosting)])])],
    mail: { from: { ...from, name: from.name || 'Workbay' }, identity },
    isBranch,
    isKept: isKept(context),
    mailsPerSecond: rateOf(environment['MAILS_PER_SECOND']),
  };
}

const butIs = (value: string): string => (value === '' ? 'but is not set' : `but is ${JSON.stringify(value)}`);

function problemOfSite(siteUrl: string): string {
  const url = URL.canParse(siteUrl) ? new URL(siteUrl) : null;
  if (url?.protocol === 'https:' && siteUrl === url.origin) return '';
  return `SITE_URL must be the https address of the site, without a path or a slash at the end, ${butIs(siteUrl)}.`;
}

const problemOfIdentity = (address: string, identity: string): string =>
  `MAIL_IDENTITY must be an identity that SES has verified for ${address}: the address, its domain or a parent domain, ${butIs(identity)}.`;

/** Set by Amplify Hosting in its builds. */
function hostingOf({ AWS_APP_ID: appId, AWS_BRANCH: branch }: Settings): Deployment['hosting'] {
  return appId && branch ? { appId, branch } : null;
}

/** An account in the SES sandbox may send one a second; a new one outside it fourteen. */
const DEFAULT_RATE = 10;

function rateOf(text: string | undefined): number {
  const rate = Number(text || DEFAULT_RATE);
  if (!Number.isInteger(rate) || rate < 1) throw new Error(`MAILS_PER_SECOND is not a whole number from 1: ${text}`);
  return rate;
}

/** The address that Amplify Hosting gives every branch. */
const hostedAt = ({ appId, branch }: NonNullable<Deployment['hosting']>): string =>
  `https://${branch.toLowerCase().replace(/[^a-z0-9-]/g, '-')}.${appId}.amplifyapp.com`;
