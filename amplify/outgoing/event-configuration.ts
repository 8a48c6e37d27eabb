import { requiredSecret } from '../kernel/secrets';
import { required } from '../kernel/tables';
import type { Mailbox } from '../../domain/shared/mailbox';

/** What messages need to know of the deployment. */
export interface EventConfiguration {
  /** The name and the bare address that every mail is sent from; the shop's own name takes the name's place. */
  readonly sender: Mailbox;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
}

/** Reads it from the function's environment; throws when a part is missing or wrong. */
export const readEventConfiguration = (): EventConfiguration => ({
  sender: { name: required('MAIL_NAME'), address: required('MAIL_FROM') },
  siteUrl: required('SITE_URL'),
  manageLinkSecret: requiredSecret('MANAGE_LINK_SECRET'),
});
