import { required } from '../kernel/tables';
import { type Sender, parseSender } from './sender';

/** What messages need to know of the deployment. */
export interface EventConfiguration {
  readonly sender: Sender;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
}

/** Reads it from the function's environment; throws when a part is missing or wrong. */
export const readEventConfiguration = (): EventConfiguration => ({
  sender: parseSender(required('MAIL_FROM')),
  siteUrl: required('SITE_URL'),
  manageLinkSecret: required('MANAGE_LINK_SECRET'),
});
