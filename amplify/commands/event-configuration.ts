import { required } from '../runtime/environment';

/** What mails need to know of the deployment. */
export interface EventConfiguration {
  readonly mailFrom: string;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
}

/** Reads it from the function's environment; throws when a part is missing. */
export const readEventConfiguration = (): EventConfiguration => ({
  mailFrom: required('MAIL_FROM'),
  siteUrl: required('SITE_URL'),
  manageLinkSecret: required('MANAGE_LINK_SECRET'),
});
