import type { ListedVisit } from '../../../../domain/booking/listed-visit';
import { wantsReminders } from '../../../../domain/customers/customer';
import { type Reminder, reminderByTime, reminderDue, remindedDates } from '../../../../domain/booking/reminder';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { localDateOf, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { errorFacts } from '../../../kernel/logger';
import { visitFactsOf } from '../../../outgoing/visit-facts';
import { tell } from '../../outgoing/parts';
import { readCustomer } from '../../customers/facts';
import { readSettings } from '../../shop/facts';
import { readAppointment, readAppointmentsOfDay } from '../store/appointments';

/**
 * Puts the reminders that are due now into the outbox, each once per time of a visit: the row's key is made of visit,
 * kind and start, so a visit that moved gets a reminder for its new time. Each visit that may be due is read first: the
 * day's list has no address, and the visit may have been cancelled or moved a moment ago, or its customer may have
 * turned reminders off. Returns how many are new.
 */
export async function sendReminders(deps: CommandDeps): Promise<number> {
  const settings = await readSettings(deps);
  const nowMs = toMs(deps.now);
  let queued = 0;
  let failed = 0;
  for (const date of remindedDates(localDateOf(nowMs, settings.timeZone))) {
    for (const listed of await readAppointmentsOfDay(deps, date)) {
      const reminder = reminderByTime(listed, settings, nowMs);
      if (reminder === null) continue;
      try {
        queued += await remind(deps, { settings, listed, reminder });
      } catch (error) {
        // If one visit fails, the others still get their reminder; the next run tries it again.
        failed += 1;
        deps.log.error('reminder failed', { appointmentId: listed.appointmentId, ...errorFacts(error) });
      }
    }
  }
  if (failed > 0) deps.log.warn('reminders failed', { queued, failed });
  return queued;
}

const KINDS = { DAY_BEFORE: 'REMINDER_DAY_BEFORE', SAME_DAY: 'REMINDER_SAME_DAY' } as const;

async function remind(
  deps: CommandDeps,
  { settings, listed, reminder }: { settings: ShopSettings; listed: ListedVisit; reminder: Reminder },
): Promise<number> {
  const visit = await readAppointment(deps, listed.appointmentId);
  if (visit?.startsAt !== listed.startsAt) return 0;
  if (reminderDue(visit, settings, toMs(deps.now)) !== reminder) return 0;
  // Checked again right before sending. Checked here so that turning reminders on again in time still brings one.
  const owner = await readCustomer(deps, visit.customerId);
  if (owner !== null && !wantsReminders(owner)) return 0;
  const about = { model: 'Appointment', id: visit.appointmentId };
  const customer = { customerId: visit.customerId, email: visit.contactEmail };
  const eventId = `reminder#${reminder}#${visit.appointmentId}#${visit.startsAt}`;
  return tell(deps, { effect: 'TELL', kind: KINDS[reminder], about, customer, facts: visitFactsOf(visit) }, eventId);
}
