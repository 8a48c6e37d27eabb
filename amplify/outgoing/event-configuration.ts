import type { Mailbox } from '../../domain/shared/mailbox';
import { requiredSecret } from '../kernel/secrets';
import { required } from '../kernel/tables';
import { readSender } from './sender';

/** Deployment settings that messages need. */
export interface EventConfiguration {
  readonly sender: Mailbox;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
}

/** Reads it from the function's environment; throws when a part is missing or wrong, or the secret was never set. */
export const readEventConfiguration = (): EventConfiguration => ({
  sender: readSender(process.env),
  siteUrl: required('SITE_URL'),
  manageLinkSecret: requiredSecret('MANAGE_LINK_SECRET'),
});
