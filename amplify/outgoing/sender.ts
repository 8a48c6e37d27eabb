import { mailboxText } from '../../domain/shared/mailbox';
import type { MailConfiguration } from './event-configuration';

/** Who a mail comes from, as its header says it: the shop's name and the one address that may send. */
export const senderOf = (
  { name }: { readonly name: string },
  { mailFrom }: Pick<MailConfiguration, 'mailFrom'>,
): string => mailboxText({ name, address: mailFrom });
