export type Variables = Readonly<Record<string, string | undefined>>;

const ADDRESS = /^[!-~]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The bare address of `MAIL_FROM`, which is an address or `Name <address>`; undefined when it is neither. */
export function addressOf(mailFrom: string): string | undefined {
  const [, named] = /^[^<>@]*<([^<>]+)>$/.exec(mailFrom.trim()) ?? [];
  const address = (named ?? mailFrom).trim();
  return ADDRESS.test(address) && !/[<>,;"]/.test(address) ? address : undefined;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The identity that SES has to know: `MAIL_IDENTITY`, else the domain of the sender. */
export function mailIdentityOf({ MAIL_IDENTITY, MAIL_FROM }: Variables): string | undefined {
  if (MAIL_IDENTITY) return MAIL_IDENTITY;
  const address = addressOf(MAIL_FROM ?? '');
  return address && domainOf(address);
}

/** Whether SES lets this identity send as the address: the address itself, its domain, or a domain above that. */
export function covers(identity: string, address: string): boolean {
  const [wanted, domain] = [identity.toLowerCase(), domainOf(address)];
  return wanted === address.toLowerCase() || domain === wanted || domain.endsWith(`.${wanted}`);
}
