import type { Actor } from '../../../../domain/access/permissions';
import { type Result, ok } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { lacks } from '../../../kernel/save-audited';
import type { Audience, Kind } from '../../../outgoing/kind';
import { KIND_NAMES, type KindName } from '../../../outgoing/kinds/kind-names';
import { exampleLinks } from '../../../outgoing/links';
import { KINDS } from '../../../outgoing/registry';
import { render } from '../../../outgoing/render-by-name';
import { readSettings } from '../../shop/facts';

/** A kind as staff see it in the list. */
export interface ListedKind extends Pick<Kind, 'name' | 'title' | 'event' | 'channels'> {
  readonly audience: Audience['to'];
}

/** An email as it would be sent. */
export interface PreviewedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly string[];
}

/** Every kind as staff see it in the list. FORBIDDEN. */
export function messageKinds(actor: Actor): Result<{ readonly kinds: readonly ListedKind[] }> {
  const forbidden = lacks(actor, 'outgoing:read');
  if (forbidden) return forbidden;
  const kinds = KIND_NAMES.map((name) => {
    const { title, event, audience, channels } = KINDS[name];
    return { name, title, event, audience: audience.to, channels };
  });
  return ok({ kinds });
}

/** A kind as it would be sent, from its sample: by the same function that sends. Its links open nothing. FORBIDDEN. */
export async function previewKind(
  deps: CommandDeps,
  actor: Actor,
  { kind, siteUrl }: { readonly kind: KindName; readonly siteUrl: string },
): Promise<Result<PreviewedMail>> {
  const forbidden = lacks(actor, 'outgoing:read');
  if (forbidden) return forbidden;
  const shop = await readSettings(deps);
  const mailShop = { ...shop, siteUrl, linkTo: exampleLinks({ siteUrl }) };
  const { subject, html, text, attachments } = render(kind, KINDS[kind].sample, mailShop, shop.locale);
  return ok({ subject, html, text, attachments: attachments.map(({ filename }) => filename) });
}
