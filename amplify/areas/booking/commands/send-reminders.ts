import type { ListedVisit } from '../../../../domain/booking/listed-visit';
import { wantsReminders } from '../../../../domain/customers/customer';
import { type Reminder, reminderByTime, reminderDue, remindedDates } from '../../../../domain/booking/reminder';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { localDateOf, toMs } from '../../../../domain/shared/time';
import { sendMail } from '../../../gateways/ses';
import { customerMail } from '../../../outgoing/visit-mail';
import type { CommandDeps } from '../../../kernel/deps';
import { manageTokenFor } from '../../../kernel/links';
import { errorFacts } from '../../../kernel/logger';
import { readAppointment, readAppointmentsOfDay } from '../store/appointments';
import { readCustomer } from '../../customers/store/customers';
import { isEffectDone, markEffectDone } from '../../../kernel/claims';
import { readSettings } from '../../shop/store/shop';
import type { EventConfiguration } from '../../../outgoing/event-configuration';
import { senderOf } from '../../../outgoing/sender';

/**
 * Sends the reminders that are due now, each once for each time of a visit: the mark is kept by visit, kind and start, so
 * a visit that moved is reminded of at its new time. Each visit whose time it may be is read right before its mail: the
 * day's list has no address, and one that was cancelled or moved a moment ago is left alone, as is a customer who switched
 * reminders off. Answers how many were sent.
 */
export async function sendReminders(deps: CommandDeps, configuration: EventConfiguration): Promise<number> {
  const settings = await readSettings(deps);
  const nowMs = toMs(deps.now);
  let sent = 0;
  let failed = 0;
  for (const date of remindedDates(localDateOf(nowMs, settings.timeZone))) {
    for (const listed of await readAppointmentsOfDay(deps, date)) {
      const reminder = reminderByTime(listed, settings, nowMs);
      if (reminder === null) continue;
      try {
        if (await remind(deps, configuration, { settings, listed, reminder })) sent += 1;
      } catch (error) {
        // One address that fails does not keep the others from their mail; the next run tries it again.
        failed += 1;
        deps.log.error('reminder failed', { appointmentId: listed.appointmentId, ...errorFacts(error) });
      }
    }
  }
  if (failed > 0) deps.log.warn('reminders failed', { sent, failed });
  return sent;
}

async function remind(
  deps: CommandDeps,
  configuration: EventConfiguration,
  { settings, listed, reminder }: { settings: ShopSettings; listed: ListedVisit; reminder: Reminder },
): Promise<boolean> {
  const effectId = `reminder#${reminder}#${listed.appointmentId}#${listed.startsAt}`;
  if (await isEffectDone(deps, effectId)) return false;
  const visit = await readAppointment(deps, listed.appointmentId);
  if (visit?.startsAt !== listed.startsAt) return false;
  if (reminderDue(visit, settings, toMs(deps.now)) !== reminder) return false;
  const customer = await readCustomer(deps, visit.customerId);
  if (customer !== null && !wantsReminders(customer)) return false;
  const template = reminder === 'DAY_BEFORE' ? 'REMINDER_DAY_BEFORE' : 'REMINDER_SAME_DAY';
  const manageUrl = `${configuration.siteUrl}/visit/${manageTokenFor(visit.appointmentId, configuration.manageLinkSecret)}`;
  await sendMail({
    ...customerMail(template, { appointment: visit, settings, manageUrl }),
    from: senderOf(settings, configuration),
    to: visit.contactEmail,
  });
  await markEffectDone(deps, effectId);
  return true;
}
