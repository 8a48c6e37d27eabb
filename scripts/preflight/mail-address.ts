import { domainOfAddress, parseMailbox } from '../../domain/shared/mailbox';

export type Variables = Readonly<Record<string, string | undefined>>;

/** The bare address of `MAIL_FROM`, which is an address or `Name <address>`; undefined if it is neither. */
export const addressOf = (mailFrom: string): string | undefined => parseMailbox(mailFrom)?.address;

/** The identity that SES must know: `MAIL_IDENTITY`, else the domain of the sender. */
export function mailIdentityOf({ MAIL_IDENTITY, MAIL_FROM }: Variables): string | undefined {
  if (MAIL_IDENTITY) return MAIL_IDENTITY;
  const address = addressOf(MAIL_FROM ?? '');
  return address && domainOfAddress(address);
}
