import { accentFrom } from '../../domain/outgoing/accent';
import { fill } from './fill';
import type { Attachment, Kind, MailContent } from './kind';
import { MAIL_HTML } from './layouts/mail-html';
import { type MailShop, type Telling, tellingFor } from './telling';

/** An email ready to send: one text for people, as HTML and plain. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

const LONGEST_SUBJECT = 200;

/** Lays out a message: the kind's words in its layout, with the shop's name, colour and address. Pure. */
export function renderKind(kind: Kind, facts: unknown, shop: MailShop, language: string): Mail {
  const telling = tellingFor(shop, language);
  const content = kind.content(facts, telling);
  const subject = [...content.subject.replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, LONGEST_SUBJECT).join('');
  return {
    subject,
    html: htmlOf({ ...content, subject }, telling),
    text: textOf(content, shop),
    attachments: kind.attachments?.(facts, telling) ?? [],
  };
}

/** The sender, below everything else. */
const signatureOf = ({ name, addressLines, phone }: MailShop): string =>
  [name, addressLines.join(', '), phone].filter(Boolean).join(' · ');

function htmlOf({ visit, code, action, ...content }: MailContent, { shop, locale }: Telling): string {
  const { light, onLight, dark, onDark } = accentFrom(shop.accent);
  return fill(MAIL_HTML, {
    ...content,
    visits: visit === undefined ? [] : [{ when: visit.when, zone: visit.zone }],
    rows: visit?.rows ?? [],
    codes: code === undefined ? [] : [{ code }],
    actions: action === undefined ? [] : [{ url: action.url, button: action.label }],
    ...{ accent: light, accentInk: onLight, accentDark: dark, accentDarkInk: onDark },
    lang: locale,
    preview: visit === undefined ? content.intro : [visit.rows[0]?.value, visit.when].filter(Boolean).join(', '),
    shopName: shop.name,
    sender: signatureOf(shop),
  });
}

/** The same, as plain text. */
function textOf({ heading, intro, code, visit, action, footnote }: MailContent, shop: MailShop): string {
  const table = visit?.rows.map(({ label, value }) => `${label}: ${value}`) ?? [];
  const blocks = [
    heading,
    intro,
    code,
    visit && [`${visit.when} - ${visit.zone}`, ...table].join('\n'),
    action && `${action.label}: ${action.url}`,
    footnote,
    signatureOf(shop),
  ];
  return blocks.filter(Boolean).join('\n\n');
}
