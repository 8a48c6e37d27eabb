import { rankPairs } from '../../../../domain/booking/availability';
import { visitCells } from '../../../../domain/booking/book';
import { cellsOf } from '../../../../domain/calendar/cells';
import { holdClock } from '../../../../domain/calendar/day-sheet';
import {
  OFFER_MINUTES,
  type WaitingEntry,
  freedStart,
  offerRanOut,
  offerStands,
} from '../../../../domain/booking/waiting';
import { type LocalDate, toInstant, toMs } from '../../../../domain/shared/time';
import { sendMail } from '../../../gateways/ses';
import { waitingMail } from '../../../outgoing/visit-mail';
import type { CommandDeps } from '../../../kernel/deps';
import { holderOf } from '../../../kernel/fingerprint';
import { waitingTokenFor } from '../../../kernel/links';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { readDaySheets } from '../../calendar/store/day-sheets';
import { isEffectDone, markEffectDone } from '../../../kernel/claims';
import { moveWaitingEntry, readWaitingList } from '../store/waiting-list';
import type { EventConfiguration } from '../../../outgoing/event-configuration';
import { senderOf } from '../../../outgoing/sender';
import { holdItems } from './hold-slot';
import { type Schedule, readSchedule } from './schedule';

const MAX_TRIES = 10;

/**
 * Offers what has become free on a day to those who wait for it, in the order of the list: the time is held for the
 * first whom it fits, and a mail with a link says until when. An offer that ran out passes to the next. Running it
 * twice, or at once from two places, offers nothing twice: list entry and hold are one transaction.
 */
export async function offerFreedTime(
  deps: CommandDeps,
  configuration: EventConfiguration,
  date: LocalDate,
): Promise<void> {
  for (const entry of await readWaitingList(deps, { on: date })) {
    if (offerRanOut(entry, toMs(deps.now)))
      await saveTogether(deps, [moveWaitingEntry(deps, entry, { status: 'OVER' })]);
    else if (entry.status === 'WAITING') await offerTo(deps, configuration, entry);
  }
  const offered = (await readWaitingList(deps, { on: date })).filter((entry) => offerStands(entry, toMs(deps.now)));
  for (const entry of offered) await tellOffer(deps, configuration, entry);
}

async function offerTo(deps: CommandDeps, configuration: EventConfiguration, entry: WaitingEntry): Promise<void> {
  const schedule = await readSchedule(deps, entry);
  // The service or its plan is gone: nothing can be offered any more.
  if (!schedule.ok) return;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const items = await offerItems(deps, { configuration, entry, schedule: schedule.value });
    if (items === null || (await saveTogether(deps, items)).kind === 'SAVED') return;
    await backOff(deps, tries);
  }
}

/** The hold and the entry's move; null when there is nothing to offer. */
async function offerItems(
  deps: CommandDeps,
  { configuration, entry, schedule }: { configuration: EventConfiguration; entry: WaitingEntry; schedule: Schedule },
) {
  const { visitDate: date, waitingId } = entry;
  const sheets = await readDaySheets(deps, date);
  const startsAt = freedStart({ ...schedule, sheets, date });
  if (startsAt === null) return null;
  const holder = holderOf(waitingTokenFor(waitingId, configuration.manageLinkSecret));
  const ranked = rankPairs({ ...schedule, sheets, startsAt, holder });
  const pair = ranked.ok ? ranked.value[0] : undefined;
  if (pair === undefined) return null;
  const until = holdClock(schedule.nowMs) + OFFER_MINUTES * 60;
  const cells = cellsOf(visitCells(schedule.service, toMs(startsAt), date, schedule.settings.timeZone));
  const offer = { startsAt, until: toInstant(until * 1000) };
  return [
    moveWaitingEntry(deps, entry, { status: 'OFFERED', offer }),
    ...holdItems(deps, { pair, date, holder, sheets, hold: { cells, until } }),
  ];
}

/** The mail about a standing offer, once. Sent from what is stored, so that a crash after the offer does not lose it. */
async function tellOffer(deps: CommandDeps, configuration: EventConfiguration, entry: WaitingEntry): Promise<void> {
  const { offeredStartsAt: startsAt, offeredUntil: until } = entry;
  if (startsAt === null || until === null || entry.contactEmail === '') return;
  const effectId = `offer#${entry.waitingId}#${until}`;
  if (await isEffectDone(deps, effectId)) return;
  const schedule = await readSchedule(deps, entry);
  if (!schedule.ok) return;
  const { settings, service } = schedule.value;
  const token = waitingTokenFor(entry.waitingId, configuration.manageLinkSecret);
  const link = new URLSearchParams({
    service: entry.serviceId,
    ...(entry.planId === null ? {} : { plan: entry.planId }),
    at: startsAt,
    waiting: token,
  });
  await sendMail({
    ...waitingMail({
      entry,
      startsAt,
      until,
      priceCents: service.priceCents,
      settings,
      url: `${configuration.siteUrl}/book?${link}`,
    }),
    from: senderOf(settings, configuration),
    to: entry.contactEmail,
  });
  await markEffectDone(deps, effectId);
}
