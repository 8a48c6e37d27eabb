/** What differs between deployments. Secrets are not here: they are named in the functions' resource files. */
export interface Deployment {
  /** Where the site answers; links in mails start with it. */
  readonly siteUrl: string;
  /** The sender of every mail. */
  readonly mailFrom: string;
  /** The SES identity (a domain or an address) that may send as `mailFrom`. */
  readonly mailIdentity: string;
  /** How many mails the account may send in a second: SES says so under "sending limits". */
  readonly mailsPerSecond: number;
}

/**
 * Reads the branch's environment variables in Amplify Hosting (`SITE_URL`, `MAIL_FROM`, `MAIL_IDENTITY`, `MAILS_PER_SECOND`).
 * The defaults serve a developer's sandbox: the site on this machine, and a sender that SES does not yet know.
 */
export function readDeployment(environment: Readonly<Record<string, string | undefined>>): Deployment {
  const mailFrom = environment['MAIL_FROM'] || 'Workbay <bookings@workbay.example>';
  return {
    siteUrl: environment['SITE_URL'] || 'http://127.0.0.1:5173',
    mailFrom,
    mailIdentity: environment['MAIL_IDENTITY'] || domainOf(mailFrom),
    mailsPerSecond: rateOf(environment['MAILS_PER_SECOND']),
  };
}

/** One a second is what an account in the SES sandbox has; a new one outside of it has fourteen. */
const DEFAULT_RATE = 10;

function rateOf(text: string | undefined): number {
  const rate = Number(text || DEFAULT_RATE);
  if (!Number.isInteger(rate) || rate < 1) throw new Error(`MAILS_PER_SECOND is not a whole number from 1: ${text}`);
  return rate;
}

const domainOf = (address: string): string => address.replace(/^.*@/, '').replace(/>.*$/, '');
