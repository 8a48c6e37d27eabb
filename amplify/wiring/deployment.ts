/** What differs between deployments. Secrets are not here: they are named in the functions' resource files. */
export interface Deployment {
  /** Where the site answers; links in mails start with it. */
  readonly siteUrl: string;
  /** The sender of every mail. */
  readonly mailFrom: string;
  /** The SES identity (a domain or an address) that may send as `mailFrom`. */
  readonly mailIdentity: string;
}

/**
 * Reads the branch's environment variables in Amplify Hosting (`SITE_URL`, `MAIL_FROM`, `MAIL_IDENTITY`).
 * The defaults serve a developer's sandbox: the site on this machine, and a sender that SES does not yet know.
 */
export function readDeployment(environment: Readonly<Record<string, string | undefined>>): Deployment {
  const mailFrom = environment['MAIL_FROM'] || 'Workbay <bookings@workbay.example>';
  return {
    siteUrl: environment['SITE_URL'] || 'http://127.0.0.1:5173',
    mailFrom,
    mailIdentity: environment['MAIL_IDENTITY'] || domainOf(mailFrom),
  };
}

const domainOf = (address: string): string => address.replace(/^.*@/, '').replace(/>.*$/, '');
