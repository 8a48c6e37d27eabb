import { requiredSecret } from '../kernel/secrets';
import { required } from '../kernel/tables';

/** What mails need to know of the deployment. */
export interface EventConfiguration {
  /** The bare address that every mail is sent from. */
  readonly mailFrom: string;
  /** The name that goes with it where the shop's own is not known. */
  readonly mailName: string;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
}

/** The part that mails without a link to a visit need. */
export type MailConfiguration = Omit<EventConfiguration, 'manageLinkSecret'>;

export const readMailConfiguration = (): MailConfiguration => ({
  mailFrom: required('MAIL_FROM'),
  mailName: required('MAIL_NAME'),
  siteUrl: required('SITE_URL'),
});

/** Reads it from the function's environment; throws when a part is missing, or the secret was never set. */
export const readEventConfiguration = (): EventConfiguration => ({
  ...readMailConfiguration(),
  manageLinkSecret: requiredSecret('MANAGE_LINK_SECRET'),
});
