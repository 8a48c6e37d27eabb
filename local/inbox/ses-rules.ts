import { faultOfAddress, hasBrokenWord, mailboxOf } from './address';

/** An email in the form of SES API v2's `SendEmail`. */
export interface SendEmailRequest {
  readonly FromEmailAddress?: string;
  readonly Destination?: Partial<Record<'ToAddresses' | 'CcAddresses' | 'BccAddresses', string[]>>;
  readonly ReplyToAddresses?: string[];
  readonly ConfigurationSetName?: string;
  readonly EmailTags?: { readonly Name: string; readonly Value: string }[];
  readonly Content?: {
    readonly Simple?: {
      readonly Subject?: { readonly Data?: string };
      readonly Body?: { readonly Html?: { readonly Data?: string }; readonly Text?: { readonly Data?: string } };
      readonly Headers?: { readonly Name: string; readonly Value: string }[];
      readonly Attachments?: {
        readonly FileName: string;
        readonly RawContent: string;
        readonly ContentType?: string;
      }[];
    };
  };
}

/** The account of this inbox: identities that may send, and configuration sets that report. Undefined: any. */
export interface SesAccount {
  readonly identities?: readonly string[];
  readonly configurationSets?: readonly string[];
}

export type SesError = 'BadRequestException' | 'MessageRejected' | 'NotFoundException';

/** A rule of SES that the inbox enforces. `fault` says in SES's words how an email breaks it. */
export interface SesRule {
  readonly name: string;
  readonly error: SesError;
  fault(mail: SendEmailRequest, account: SesAccount): string | null;
}

const MOST_RECIPIENTS = 50;
const MOST_BYTES = 40 * 1024 * 1024;
const MOST_HEADERS = 15;
const LONGEST_SENDER = 320;
const LONGEST_FILE_NAME = 255;
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
/** Headers that SES writes. */
const OWN_HEADERS = /^(from|to|cc|bcc|subject|reply-to|date|message-id|mime-version|content-type|return-path|sender)$/i;

export const recipientsOf = ({ Destination = {} }: SendEmailRequest): string[] => [
  ...(Destination.ToAddresses ?? []),
  ...(Destination.CcAddresses ?? []),
  ...(Destination.BccAddresses ?? []),
];

/** Text beyond ASCII travels as base64, four characters for three bytes. */
const encodedBytes = (text: string): number => {
  const bytes = Buffer.byteLength(text);
  return bytes === text.length ? bytes : Math.ceil(bytes / 3) * 4;
};

const sizeOf = (mail: SendEmailRequest): number => {
  const { Body, Attachments = [] } = mail.Content?.Simple ?? {};
  const texts = [Body?.Html?.Data ?? '', Body?.Text?.Data ?? ''];
  const files = Attachments.reduce((sum, { RawContent }) => sum + RawContent.length, 0);
  return texts.reduce((sum, text) => sum + encodedBytes(text), files);
};

/** Text that would end its header and begin another. */
const breaksOut = (text: string): boolean => /[\r\n\u0000]/.test(text);
const notAscii = (text: string): boolean => /[^\x20-\x7e]/.test(text);

const faultOfMailbox = (header: string): string | null => {
  if (notAscii(header)) return 'Local address contains control or whitespace';
  const mailbox = mailboxOf(header);
  return mailbox === null ? 'Illegal address' : faultOfAddress(mailbox.address);
};

const firstFault = <T>(items: readonly T[], faultOf: (item: T) => string | null): string | null =>
  items.map(faultOf).find((fault) => fault !== null) ?? null;

/**
 * SES's refusals that a product can run into, in the order in which the inbox checks. Sources: API reference
 * (SendEmail, Message, MessageHeader, MessageTag), "Amazon SES sending errors", "Service quotas".
 */
export const SES_RULES: readonly SesRule[] = [
  {
    name: 'a sender is named',
    error: 'BadRequestException',
    fault: ({ FromEmailAddress }) => (FromEmailAddress ? null : 'From address is required'),
  },
  {
    name: 'no text breaks out of its header',
    error: 'BadRequestException',
    fault: (mail) => {
      const { Subject, Headers = [] } = mail.Content?.Simple ?? {};
      const texts = [mail.FromEmailAddress ?? '', ...recipientsOf(mail), ...(mail.ReplyToAddresses ?? [])];
      const values = [...texts, Subject?.Data ?? '', ...Headers.flatMap(({ Name, Value }) => [Name, Value])];
      return values.some(breaksOut) ? 'Header contains control or newline characters' : null;
    },
  },
  {
    name: 'the sender is 7-bit ASCII: other names are encoded words',
    error: 'BadRequestException',
    fault: ({ FromEmailAddress = '' }) =>
      notAscii(FromEmailAddress) ? 'Local address contains control or whitespace' : null,
  },
  {
    name: 'the sender is one mailbox',
    error: 'BadRequestException',
    fault: ({ FromEmailAddress = '' }) => faultOfMailbox(FromEmailAddress),
  },
  {
    name: 'names are quoted, or readable encoded words',
    error: 'BadRequestException',
    fault: (mail) => {
      const all = [mail.FromEmailAddress ?? '', ...recipientsOf(mail), ...(mail.ReplyToAddresses ?? [])];
      return all.some((one) => hasBrokenWord(mailboxOf(one)?.name ?? '')) ? 'Illegal encoded word' : null;
    },
  },
  {
    name: 'the sender is not too long',
    error: 'BadRequestException',
    fault: ({ FromEmailAddress = '' }) =>
      FromEmailAddress.length > LONGEST_SENDER ? `Address length is more than ${LONGEST_SENDER} characters long` : null,
  },
  {
    name: 'it has a recipient',
    error: 'BadRequestException',
    fault: (mail) => (recipientsOf(mail).length === 0 ? 'Missing required destination' : null),
  },
  {
    name: 'it has at most 50 recipients',
    error: 'BadRequestException',
    fault: (mail) =>
      recipientsOf(mail).length > MOST_RECIPIENTS ? `Recipient count exceeds ${MOST_RECIPIENTS}.` : null,
  },
  {
    name: 'recipients are ASCII dot-atoms at a domain',
    error: 'BadRequestException',
    fault: (mail) => firstFault(recipientsOf(mail), faultOfMailbox),
  },
  {
    name: 'replies go to addresses',
    error: 'BadRequestException',
    fault: ({ ReplyToAddresses = [] }) => firstFault(ReplyToAddresses, faultOfMailbox),
  },
  {
    name: 'it has a subject and a body',
    error: 'BadRequestException',
    fault: ({ Content }) => {
      const { Subject, Body } = Content?.Simple ?? {};
      if (!Subject?.Data) return 'Subject is required';
      return Body?.Html?.Data || Body?.Text?.Data ? null : 'Body is required';
    },
  },
  {
    name: 'attachments are named, and sent as base64',
    error: 'BadRequestException',
    fault: ({ Content }) => {
      const isWrong = ({ FileName, RawContent }: { FileName?: string; RawContent?: string }) =>
        !FileName || FileName.length > LONGEST_FILE_NAME || breaksOut(FileName) || !isBase64(RawContent ?? '');
      return Content?.Simple?.Attachments?.some(isWrong) ? 'Invalid attachment' : null;
    },
  },
  {
    name: 'it is at most 40 MB',
    error: 'BadRequestException',
    fault: (mail) => (sizeOf(mail) > MOST_BYTES ? `Message length is more than ${MOST_BYTES} bytes long` : null),
  },
  {
    name: 'its custom headers are few, ASCII, and none that SES writes',
    error: 'BadRequestException',
    fault: ({ Content }) => {
      const headers = Content?.Simple?.Headers ?? [];
      if (headers.length > MOST_HEADERS) return `The number of headers exceeds ${MOST_HEADERS}`;
      const isWrong = ({ Name, Value }: { Name: string; Value: string }) =>
        OWN_HEADERS.test(Name) || !/^[\x21-\x39\x3b-\x7e]{1,126}$/.test(Name) || notAscii(Value) || Value.length > 870;
      return headers.some(isWrong) ? 'Invalid header' : null;
    },
  },
  {
    name: 'tags are plain words with different names',
    error: 'BadRequestException',
    fault: ({ EmailTags = [] }) => {
      const isPlain = (text: string) => /^[A-Za-z0-9_.@-]{1,256}$/.test(text);
      const isTwice = new Set(EmailTags.map(({ Name }) => Name)).size < EmailTags.length;
      return EmailTags.every(({ Name, Value }) => isPlain(Name) && isPlain(Value)) && !isTwice ? null : 'Invalid tag';
    },
  },
  {
    name: 'the configuration set exists',
    error: 'NotFoundException',
    fault: ({ ConfigurationSetName: name }, { configurationSets }) =>
      name === undefined || configurationSets === undefined || configurationSets.includes(name)
        ? null
        : `Configuration set <${name}> does not exist.`,
  },
  {
    name: 'the sender is verified',
    error: 'MessageRejected',
    fault: ({ FromEmailAddress = '' }, { identities }) => {
      const address = mailboxOf(FromEmailAddress)?.address ?? '';
      const isVerified =
        identities?.some((identity) => identity === address || address.endsWith(`@${identity}`)) ?? true;
      return isVerified
        ? null
        : `Email address is not verified. The following identities failed the check in region US-EAST-1: ${address}`;
    },
  },
];

/** How SES would refuse an email; null if it would accept it. */
export function refusalOf(mail: SendEmailRequest, account: SesAccount): { error: SesError; message: string } | null {
  for (const rule of SES_RULES) {
    const message = rule.fault(mail, account);
    if (message !== null) return { error: rule.error, message };
  }
  return null;
}
