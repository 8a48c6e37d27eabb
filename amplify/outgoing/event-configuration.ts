import { required } from '../kernel/tables';

/** What mails need to know of the deployment. */
export interface EventConfiguration {
  readonly mailFrom: string;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
}

/** The part that mails without a link to a visit need. */
export type MailConfiguration = Pick<EventConfiguration, 'mailFrom' | 'siteUrl'>;

export const readMailConfiguration = (): MailConfiguration => ({
  mailFrom: required('MAIL_FROM'),
  siteUrl: required('SITE_URL'),
});

/** Reads it from the function's environment; throws when a part is missing. */
export const readEventConfiguration = (): EventConfiguration => ({
  ...readMailConfiguration(),
  manageLinkSecret: required('MANAGE_LINK_SECRET'),
});

/** Who a mail comes from: the shop's name, without what would end it in a header, and our address. */
export const senderOf = (
  { name }: { readonly name: string },
  { mailFrom }: Pick<MailConfiguration, 'mailFrom'>,
): string => `${name.replace(/["<>\r\n]/g, '')} <${mailFrom}>`;
