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
import type { CommandDeps } from '../../../kernel/deps';
import { holderOf } from '../../../kernel/fingerprint';
import { type LinkSecret, waitingTokenFor } from '../../../kernel/links';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { readDaySheets } from '../../calendar/store/day-sheets';
import { moveWaitingEntry, readWaitingList } from '../store/waiting-list';
import { offerFactsOf } from '../../../outgoing/kinds/waiting-offer';
import { tell } from '../../outgoing/store/tell';
import { holdItems } from './hold-slot';
import { type Schedule, readSchedule } from './schedule';

const MAX_TRIES = 10;

/**
 * Offers what has become free on a day to those who wait for it, in the order of the list: the time is held for the
 * first whom it fits, and a message with a link says until when. An offer that ran out passes to the next. Running it
 * twice, or at once from two places, offers nothing twice: list entry and hold are one transaction.
 */
export async function offerFreedTime(deps: CommandDeps, configuration: LinkSecret, date: LocalDate): Promise<void> {
  for (const entry of await readWaitingList(deps, { on: date })) {
    if (offerRanOut(entry, toMs(deps.now)))
      await saveTogether(deps, [moveWaitingEntry(deps, entry, { status: 'OVER' })]);
    else if (entry.status === 'WAITING') await offerTo(deps, configuration, entry);
  }
  const offered = (await readWaitingList(deps, { on: date })).filter((entry) => offerStands(entry, toMs(deps.now)));
  for (const entry of offered) await tellOffer(deps, entry);
}

async function offerTo(deps: CommandDeps, configuration: LinkSecret, entry: WaitingEntry): Promise<void> {
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
  { configuration, entry, schedule }: { configuration: LinkSecret; entry: WaitingEntry; schedule: Schedule },
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

/** The message about a standing offer, once. Made from what is stored, so that a crash after the offer does not lose it. */
async function tellOffer(deps: CommandDeps, entry: WaitingEntry): Promise<void> {
  const { offeredStartsAt: startsAt, offeredUntil: until, waitingId, customerId, contactEmail: email } = entry;
  if (startsAt === null || until === null || email === '') return;
  const schedule = await readSchedule(deps, entry);
  if (!schedule.ok) return;
  const { priceCents } = schedule.value.service;
  const facts = offerFactsOf(entry, { startsAt, until, priceCents });
  const about = { model: 'WaitingEntry', id: waitingId };
  const effect = { effect: 'TELL', kind: 'WAITING_OFFER', about, customer: { customerId, email }, facts } as const;
  await tell(deps, effect, `offer#${waitingId}#${until}`);
}
