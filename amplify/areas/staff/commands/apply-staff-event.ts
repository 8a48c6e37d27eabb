import { sendMail } from '../../../gateways/ses';
import { welcomeMail } from '../../../outgoing/staff-mail';
import type { CommandDeps } from '../../../kernel/deps';
import type { RowChange } from '../../../door/stream';
import { isEffectDone, markEffectDone } from '../../../kernel/claims';
import { textOf } from '../../../kernel/row';
import { readSettings, readStaffMember } from '../../shop/store/shop';
import type { MailConfiguration } from '../../../outgoing/event-configuration';
import { senderOf } from '../../../outgoing/sender';

/**
 * Tells somebody who had a sign-in already that they work here now; everybody else hears it with their first password.
 * Sent once, whatever the number of deliveries, and not to somebody who has left again meanwhile.
 */
export async function applyStaffEvent(
  deps: CommandDeps,
  configuration: MailConfiguration,
  { before, after }: RowChange,
): Promise<void> {
  if (before !== null || after?.['hadSignIn'] !== true) return;
  const person = await readStaffMember(deps, textOf(after, 'staffId'));
  if (person?.active !== true) return;
  const effectId = `welcome#${person.staffId}#${person.invitedBy ?? ''}`;
  if (await isEffectDone(deps, effectId)) return;
  const settings = await readSettings(deps);
  await sendMail({
    ...welcomeMail(person, settings, `${configuration.siteUrl}/sign-in`),
    from: senderOf(settings, configuration),
    to: person.email,
  });
  await markEffectDone(deps, effectId);
}
