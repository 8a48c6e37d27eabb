import { type Mailbox, mailboxText, parseMailbox } from '../../domain/shared/mailbox';
import { required } from '../kernel/tables';

/**
 * The sender of emails: MAIL_FROM, bare or with a name, and MAIL_NAME for a bare one. Throws on anything else, so that
 * a mistake shows at once and not with the first email.
 */
export function readSender(variables: Readonly<Record<string, string | undefined>>): Mailbox {
  const sender = parseMailbox(required('MAIL_FROM', variables));
  if (sender === null) throw new Error('MAIL_FROM is neither an address nor a name with an <address>');
  return { ...sender, name: sender.name || (variables['MAIL_NAME'] ?? '') };
}

/** The From of an email: the shop's name if known, and the one address that may send. */
export const senderOf = ({ name }: { readonly name: string }, sender: Mailbox): string =>
  mailboxText({ name: name || sender.name, address: sender.address });
